import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateBank } from '../../mocks/bank/generate.ts';
import type { Warehouse } from './account.ts';
import { asAdministrator } from './account.ts';
import { makeDatasets, makeTables, makeViews } from './create.ts';
import { readTables } from './deployment.ts';
import type { Options } from './options.ts';
import { RowFiles } from './row-files.ts';

/** Creates both datasets and loads the made-up bank; never touches a dataset it did not make. */
export async function seedDataset(options: Options, print: (text: string) => void): Promise<void> {
  const administrator = asAdministrator(options);
  await makeDatasets(administrator, options);
  await makeTables(administrator, options);
  await makeViews(administrator, options);
  print(`${options.project}: tables in ${options.base}, views in ${options.api}`);
  const folder = await mkdtemp(join(tmpdir(), 'bcs-seed-'));
  try {
    const files = new RowFiles(folder, [...readTables().keys()]);
    generateBank(options.customers, (table, row) => files.write(table, row));
    files.close();
    const loads = files.written().map(async ({ table, file, rows }) => {
      await load(administrator, options.base, table, file);
      print(`    ${String(rows).padStart(9)} rows in ${options.base}.${table}`);
    });
    await Promise.all(loads);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function load({ client }: Warehouse, dataset: string, table: string, file: string): Promise<void> {
  const metadata = { sourceFormat: 'NEWLINE_DELIMITED_JSON', writeDisposition: 'WRITE_TRUNCATE' };
  const [job] = await client.dataset(dataset).table(table).load(file, metadata);
  const problem = job.status?.errorResult?.message;
  if (problem !== undefined) throw new Error(`${dataset}.${table}: ${problem}`);
}
