import type { Catalog } from './catalog.ts';
import type { Faults } from './faults.ts';
import type { AccessRules } from './grants.ts';
import type { Session } from './session.ts';
import type { Translation } from './translate/translation.ts';

/** What every route works with. */
export interface Engine {
  readonly project: string;
  readonly location: string;
  readonly session: Session;
  readonly catalog: Catalog;
  readonly rules: AccessRules;
  readonly faults: Faults;
  readonly translate: (sql: string) => Promise<Translation>;
}
