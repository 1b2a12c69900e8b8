import { z } from 'zod';
import type { Warehouse } from './account.ts';
import { readTables, readViews } from './deployment.ts';
import { reasonOf } from './failure.ts';
import type { Findings } from './findings.ts';
import { found } from './findings.ts';
import type { Options } from './options.ts';

const READ = 'bigquery.tables.getData';
const APPEND = 'bigquery.tables.updateData';
/** The base tables the worker appends to and may not read. */
const APPENDED = new Set(['access_audit', 'insight_events', 'insight_feedback']);

const held = z.object({ permissions: z.array(z.string()).default([]) });
const dataset = z.looseObject({
  location: z.string(),
  access: z
    .array(
      z.looseObject({
        dataset: z
          .looseObject({ dataset: z.object({ datasetId: z.string() }), targetTypes: z.array(z.string()).optional() })
          .optional(),
      }),
    )
    .default([]),
});

/** Both datasets: reachable, in the location of the settings, and the base one open to the views. */
export async function checkDatasets(administrator: Warehouse, { api, base, location }: Options): Promise<Findings> {
  const read = async (name: string) => {
    try {
      return dataset.parse(await administrator.call('GET', `/datasets/${name}`));
    } catch (error) {
      return `dataset ${name}: ${reasonOf(error)}`;
    }
  };
  const [baseDataset, apiDataset] = await Promise.all([read(base), read(api)]);
  const places = [baseDataset, apiDataset].map((each, index) => {
    if (typeof each === 'string') return each;
    const name = index === 0 ? base : api;
    return each.location === location ? undefined : `dataset ${name} is in ${each.location}, expected ${location}`;
  });
  if (typeof baseDataset === 'string') return found('datasets', places);
  const isAuthorised = baseDataset.access.some(
    ({ dataset: granted }) => granted?.dataset.datasetId === api && granted.targetTypes?.includes('VIEWS'),
  );
  return found('datasets', [
    ...places,
    isAuthorised ? undefined : `dataset ${base} does not authorise the views of ${api}`,
  ]);
}

/** What the worker may and may not do, asked as the worker. */
export async function checkPermissions(worker: Warehouse, options: Options): Promise<Findings> {
  const { api, base } = options;
  const views = [...readViews(options).keys()].map((view) => permission(worker, `${api}.${view}`, [READ]));
  const tables = [...readTables().keys()].map((table) =>
    permission(worker, `${base}.${table}`, APPENDED.has(table) ? [APPEND] : []),
  );
  return found("the worker's permissions", await Promise.all([...views, ...tables]));
}

async function permission(worker: Warehouse, name: string, expected: readonly string[]): Promise<string | undefined> {
  const [datasetId, table] = name.split('.');
  try {
    const path = `/datasets/${datasetId}/tables/${table}:testIamPermissions`;
    const { permissions } = held.parse(await worker.call('POST', path, { permissions: [READ, APPEND] }));
    const missing = expected.filter((each) => !permissions.includes(each));
    const excess = permissions.filter((each) => !expected.includes(each));
    if (missing.length > 0) return `${name}: the worker lacks ${missing.join(', ')}`;
    return excess.length > 0 ? `${name}: the worker must not hold ${excess.join(', ')}` : undefined;
  } catch (error) {
    return `${name}: permissions ${reasonOf(error)}`;
  }
}
