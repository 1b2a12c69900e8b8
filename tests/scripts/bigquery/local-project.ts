import type { Grants } from '../../../mocks/bigquery/grants.ts';
import { WORKER_GRANTS } from '../../../mocks/bigquery/grants.ts';
import { startBigQuery } from '../../../mocks/bigquery/server.ts';
import { readTranslationFile } from '../../../mocks/bigquery/translation-cache.ts';
import type { Warehouse } from '../../../scripts/bigquery/account.ts';
import { asAdministrator } from '../../../scripts/bigquery/account.ts';
import { checkDataset } from '../../../scripts/bigquery/check.ts';
import { makeDatasets, makeTables, makeViews } from '../../../scripts/bigquery/create.ts';
import type { TableResource } from '../../../scripts/bigquery/deployment.ts';
import { readTables } from '../../../scripts/bigquery/deployment.ts';
import type { Options } from '../../../scripts/bigquery/options.ts';
import { readOptions } from '../../../scripts/bigquery/options.ts';

const TRANSLATIONS = new URL('../../../mocks/bigquery/translations.json', import.meta.url).pathname;

export interface LocalProject {
  options: Options;
  owner: Warehouse;
  /** The whole check: whether it passed, and what it printed. */
  check: (changed?: Partial<Options>) => Promise<{ isGreen: boolean; printed: string }>;
  /** Replaces one base table by another shape of it. */
  replaceTable: (table: string, change: (resource: TableResource) => TableResource) => Promise<void>;
  close: () => Promise<void>;
}

/** A project with every table and view as deployed, and no row. */
export async function startProject(grants: Grants = WORKER_GRANTS, isMade = true): Promise<LocalProject> {
  const bigQuery = await startBigQuery({
    projectId: 'bank-check',
    location: 'europe-west2',
    grants,
    translations: await readTranslationFile(TRANSLATIONS),
  });
  const options = readOptions(
    ['--project', 'bank-check', '--location', 'europe-west2', '--endpoint', bigQuery.endpoint, '--customers', '40'],
    {},
  );
  const owner = asAdministrator(options);
  if (isMade) for (const make of [makeDatasets, makeTables, makeViews]) await make(owner, options);
  return {
    options,
    owner,
    check: async (changed = {}) => {
      const printed: string[] = [];
      const isGreen = await checkDataset({ ...options, ...changed }, (text) => printed.push(text));
      return { isGreen, printed: printed.join('\n') };
    },
    replaceTable: async (table, change) => {
      const resource = readTables().get(table);
      if (resource === undefined) throw new Error(`There is no table ${table}`);
      await owner.client.dataset('bcs').table(table).delete();
      const reference = { tableReference: { datasetId: 'bcs', tableId: table } };
      await owner.call('POST', '/datasets/bcs/tables', { ...change(resource), ...reference });
    },
    close: bigQuery.close,
  };
}
