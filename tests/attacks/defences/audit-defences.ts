import type { Removal } from './removal.ts';
import { remove } from './removal.ts';

/** Answers without waiting for the line, whatever becomes of it. */
const LATER = 'const later = (event: any) => void audit(event).catch(() => undefined); later({ ...line';

export const AUDIT_DEFENCES = {
  'search-audited-first': [
    remove('search/search.ts', 'await audit({ ...line, ...labelOf(found)', `${LATER}, ...labelOf(found)`),
  ],
  'pins-audited-first': [remove('pins/list-pins.ts', "await audit({ ...line, type: 'PIN'", `${LATER}, type: 'PIN'`)],
  'openings-audited-first': [
    remove('search/openings.ts', "await audit({ ...line, type: 'OPENINGS'", `${LATER}, type: 'OPENINGS'`),
  ],
} satisfies Record<string, readonly Removal[]>;
