import type { Warehouse } from './account.ts';
import { dryRun } from './dry-run.ts';
import { reasonOf } from './failure.ts';
import type { Findings } from './findings.ts';
import { found } from './findings.ts';
import type { Options } from './options.ts';
import type { WorkerQuery } from './queries.ts';
import { readQueries } from './queries.ts';

/** What one query would read. */
export interface QueryCost {
  query: WorkerQuery;
  bytes: bigint;
}

/** Dry-runs every `.sql` of the worker, as the worker, in the worker's dataset. */
export async function checkQueries(
  worker: Warehouse,
  options: Options,
): Promise<{ findings: Findings; costs: QueryCost[] }> {
  const costs: QueryCost[] = [];
  const wrong: (string | undefined)[] = [];
  for (const query of readQueries()) {
    try {
      const { sql, parameters } = query;
      const { bytes } = await dryRun(worker, { sql, parameters, dataset: options.api, location: options.location });
      costs.push({ query, bytes });
      wrong.push(undefined);
    } catch (error) {
      wrong.push(`${query.path}: ${reasonOf(error)}`);
    }
  }
  return { findings: found(`queries against ${options.api}`, wrong), costs };
}
