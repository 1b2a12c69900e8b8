import { join } from 'node:path';
import { buildBank } from '../../mocks/bank/build-bank.ts';
import { SCENARIOS } from '../../mocks/bank/scenarios.ts';
import type { TranslationFile } from '../../mocks/bigquery/translation-cache.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import { openBaseRows } from './bank/base-rows.ts';
import { analyseDeployment } from './bank/deployment.ts';
import { EDGE_ROWS } from './bank/edge-rows.ts';
import { furtherCustomers } from './bank/further-customers.ts';
import { startLocalEngine } from './bank/local-engine.ts';
import { referenceSide } from './comparison/reference-side.ts';
import { startReference } from './reference/reference.ts';

/** The size the bank's own tests build, so that one file serves both. */
const CUSTOMERS = 400;

/** Both engines over the same rows. */
export async function openBench() {
  const { file } = await buildBank({ directory: join(ROOT, '.cache/bank'), size: CUSTOMERS });
  const reference = await startReference();
  const deployment = await analyseDeployment(reference);
  const local = await openEngine(file);
  const baseRows = await openBaseRows(file, EDGE_ROWS);
  return {
    ...{ reference, deployment, local },
    customers: [...SCENARIOS, ...(await furtherCustomers(baseRows.read))],
    anotherEngine: (translations: TranslationFile) => openEngine(file, translations),
    isWhole: baseRows.isWhole,
    answerOfReference: referenceSide(reference, deployment, baseRows),
    close: async () => {
      baseRows.close();
      await Promise.all([local.close(), reference.close()]);
    },
  };
}

async function openEngine(databaseFile: string, translations?: TranslationFile) {
  const engine = await startLocalEngine(databaseFile, translations);
  await engine.append(EDGE_ROWS);
  return engine;
}

export type Bench = Awaited<ReturnType<typeof openBench>>;
