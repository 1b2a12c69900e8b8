import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deployedDatasets } from './built-catalog.ts';
import { grantsIn, WORKER_GRANTS } from './grants.ts';
import { startBigQuery } from './server.ts';
import { readTranslationFile } from './translation-cache.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    project: { type: 'string', default: 'bcs-local' },
    location: { type: 'string', default: 'EU' },
    port: { type: 'string', default: '0' },
    deploy: { type: 'string', default: fileURLToPath(new URL('../../deploy/bigquery', import.meta.url)) },
    grants: { type: 'string' },
    translations: { type: 'string', default: fileURLToPath(new URL('translations.json', import.meta.url)) },
  },
});

const bigQuery = await startBigQuery({
  projectId: values.project,
  location: values.location,
  port: Number(values.port),
  datasets: deployedDatasets(values.deploy),
  grants: values.grants === undefined ? WORKER_GRANTS : grantsIn(values.grants),
  translations: await readTranslationFile(values.translations),
  ...(values.database === undefined ? {} : { databaseFile: values.database }),
});

let isClosing = false;
async function close(): Promise<void> {
  if (!isClosing) {
    isClosing = true;
    await bigQuery.close();
    process.exit(0);
  }
}
process.on('SIGTERM', close);
process.on('SIGINT', close);
process.stdin.on('end', close);
process.stdin.on('close', close);
process.stdin.resume();

process.stdout.write(`${JSON.stringify({ endpoint: bigQuery.endpoint })}\n`);
