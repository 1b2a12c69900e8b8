import { z } from 'zod';
import type { Warehouse } from './account.ts';
import { readTables, readViews } from './deployment.ts';
import { isNotFound } from './failure.ts';
import type { Options } from './options.ts';

/** A dataset without this label is the bank's own, and nothing is written there. */
const MADE_UP = { contents: 'made_up_bank' };

const dataset = z.looseObject({
  etag: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  access: z.array(z.looseObject({})).default([]),
});

/** Both datasets, the base one open to the views of the API one; refuses a dataset that holds anything else. */
export async function makeDatasets(administrator: Warehouse, { api, base, location }: Options): Promise<void> {
  for (const datasetId of [api, base]) {
    const there = await existing(administrator, datasetId);
    if (there === undefined) {
      await administrator.call('POST', '/datasets', { datasetReference: { datasetId }, location, labels: MADE_UP });
    } else if (there.labels.contents !== MADE_UP.contents) {
      throw new Error(`dataset ${datasetId} is there and is not labelled contents:made_up_bank; nothing was written`);
    }
  }
  await authorise(administrator, base, api);
}

async function authorise(administrator: Warehouse, base: string, api: string): Promise<void> {
  const { access } = dataset.parse(await administrator.call('GET', `/datasets/${base}`));
  const { projectId } = administrator.client;
  const granted = { dataset: { dataset: { projectId, datasetId: api }, targetTypes: ['VIEWS'] } };
  const others = access.filter((entry) => JSON.stringify(entry) !== JSON.stringify(granted));
  await administrator.call('PATCH', `/datasets/${base}`, { access: [...others, granted] });
}

export async function makeTables(administrator: Warehouse, { base }: Options): Promise<void> {
  for (const [tableId, resource] of readTables()) {
    const path = `/datasets/${base}/tables`;
    if (await isThere(administrator, `${path}/${tableId}`)) continue;
    await administrator.call('POST', path, { ...resource, tableReference: { datasetId: base, tableId } });
  }
}

export async function makeViews(administrator: Warehouse, options: Options): Promise<void> {
  const path = `/datasets/${options.api}/tables`;
  for (const [tableId, query] of readViews(options)) {
    if (await isThere(administrator, `${path}/${tableId}`)) continue;
    const view = { query, useLegacySql: false };
    await administrator.call('POST', path, { tableReference: { datasetId: options.api, tableId }, view });
  }
}

async function existing(administrator: Warehouse, datasetId: string) {
  try {
    return dataset.parse(await administrator.call('GET', `/datasets/${datasetId}`));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

async function isThere(administrator: Warehouse, path: string): Promise<boolean> {
  try {
    await administrator.call('GET', path);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
