import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** Type and any value of every parameter the worker's queries know; a query uses those it names. */
const PARAMETERS: Readonly<Record<string, { type: string; value: string | string[] }>> = {
  actor_id: { type: 'STRING', value: 'nobody' },
  as_of: { type: 'TIMESTAMP', value: '2026-11-18 10:45:00+00' },
  before_at: { type: 'TIMESTAMP', value: '2026-11-18 10:45:00+00' },
  before_id: { type: 'STRING', value: 'none' },
  caller_id: { type: 'STRING', value: 'nobody' },
  customer_id: { type: 'STRING', value: 'nobody' },
  customer_ids: { type: 'STRING', value: ['nobody'] },
  fiscal_year_start: { type: 'DATE', value: '2026-01-01' },
  identifier_keys: { type: 'STRING', value: ['nobody'] },
  market: { type: 'STRING', value: 'GB' },
  name_beginning: { type: 'STRING', value: 'nobody' },
  permitted_roles: { type: 'STRING', value: ['rep'] },
  sees_group: { type: 'BOOL', value: 'false' },
  segment: { type: 'STRING', value: 'SME' },
  tiers: { type: 'STRING', value: ['STANDARD'] },
  today: { type: 'DATE', value: '2026-11-18' },
};

export interface WorkerQuery {
  /** Path from the root, for a reader who looks for it. */
  path: string;
  name: string;
  sql: string;
  /** BigQuery REST query parameters. */
  parameters: readonly object[];
}

/** Every `.sql` the worker runs. */
export function readQueries(): WorkerQuery[] {
  return globSync('api-worker/**/*.sql', { cwd: ROOT })
    .sort()
    .map((path) => {
      const sql = readFileSync(join(ROOT, path), 'utf8');
      return { path, name: basename(path, '.sql'), sql, parameters: parametersOf(path, sql) };
    });
}

function parametersOf(path: string, sql: string): object[] {
  const text = sql.replaceAll(/--.*$/gmu, '');
  const names = new Set([...text.matchAll(/@(\w+)/gu)].map(([, name = '']) => name));
  return [...names].sort().map((name) => {
    const known = PARAMETERS[name];
    if (known === undefined) throw new Error(`${path}: no type is known for the parameter @${name}`);
    return { name, ...wire(known) };
  });
}

function wire({ type, value }: { type: string; value: string | string[] }): object {
  return typeof value === 'string'
    ? { parameterType: { type }, parameterValue: { value } }
    : {
        parameterType: { type: 'ARRAY', arrayType: { type } },
        parameterValue: { arrayValues: value.map((each) => ({ value: each })) },
      };
}
