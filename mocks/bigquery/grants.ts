import { z } from 'zod';

/** What an identity may read and append to; `dataset.*` stands for a whole dataset. */
export interface Grant {
  readonly read: readonly string[];
  readonly append: readonly string[];
}

export type Grants = Readonly<Record<string, Grant>>;

const grantsShape = z.record(z.string(), z.strictObject({ read: z.array(z.string()), append: z.array(z.string()) }));

/** A grant table as a command line carries it. */
export function grantsIn(text: string): Grants {
  return grantsShape.parse(JSON.parse(text));
}

/** The identity of a request without a bearer token. */
export const DEFAULT_IDENTITY = 'api-worker';
/** The identity that may do everything: seeding and tests. */
const OWNER_IDENTITY = 'owner';

const APPENDABLE = ['access_audit', 'insight_events', 'insight_feedback'];

/** The grants deployment gives the API worker's service account (see `deploy/bigquery/README.md`). */
export const WORKER_GRANTS: Grants = {
  [DEFAULT_IDENTITY]: {
    read: ['prep_api.*', 'prep_api_twin.*'],
    append: ['bcs', 'bcs_twin'].flatMap((dataset) => APPENDABLE.map((table) => `${dataset}.${table}`)),
  },
};

/** Without a grant table nobody is refused. */
export interface AccessRules {
  readonly mayRead: (identity: string, dataset: string, table: string) => boolean;
  readonly mayAppend: (identity: string, dataset: string, table: string) => boolean;
  readonly isOwner: (identity: string) => boolean;
}

export function accessRules(grants: Grants | undefined): AccessRules {
  const isOwner = (identity: string) => grants === undefined || identity === OWNER_IDENTITY;
  const holds = (list: 'read' | 'append', identity: string, dataset: string, table: string) => {
    const patterns = grants !== undefined && Object.hasOwn(grants, identity) ? (grants[identity]?.[list] ?? []) : [];
    return patterns.includes(`${dataset}.${table}`) || patterns.includes(`${dataset}.*`);
  };
  return {
    isOwner,
    mayRead: (identity, dataset, table) => isOwner(identity) || holds('read', identity, dataset, table),
    mayAppend: (identity, dataset, table) => isOwner(identity) || holds('append', identity, dataset, table),
  };
}
