import { WORKER_GRANTS } from '../../mocks/bigquery/grants.ts';
import { startBigQuery } from '../../mocks/bigquery/server.ts';
import { readTranslationFile } from '../../mocks/bigquery/translation-cache.ts';
import type { Options } from './options.ts';

const TRANSLATIONS = new URL('../../mocks/bigquery/translations.json', import.meta.url).pathname;

/** Runs the work on an empty local BigQuery, which ends with it. */
export async function rehearse<Result>(options: Options, work: (options: Options) => Promise<Result>): Promise<Result> {
  const bigQuery = await startBigQuery({
    projectId: options.project,
    location: options.location,
    grants: WORKER_GRANTS,
    translations: await readTranslationFile(TRANSLATIONS),
    memoryLimit: '4GB',
  });
  try {
    return await work({ ...options, endpoint: bigQuery.endpoint });
  } finally {
    await bigQuery.close();
  }
}
