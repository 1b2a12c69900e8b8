import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { BANK_SEED } from './as-of.ts';
import { CsvFiles } from './csv-files.ts';
import { writeDatabase } from './database.ts';
import { generateBank } from './generate.ts';
import { DEPLOY_FOLDER, readTables } from './schema-files.ts';

export const BANK_CUSTOMERS = 2000;
/** The one generator's input that stands outside this folder. */
const STANDARD_THRESHOLDS = join(import.meta.dirname, '../../api-worker/insights/standard-thresholds.ts');

export interface BankOptions {
  /** Where built banks are kept, usually `.cache/bank`. */
  directory: string;
  /** Customers in all; the named ones are always there. */
  size?: number;
}

export interface BuiltBank {
  file: string;
  /** Seed, size, schema and generators. */
  hash: string;
  isReused: boolean;
}

/** The made-up bank as one DuckDB file; built when its seed, schema or generators are new. */
export async function buildBank({ directory, size = BANK_CUSTOMERS }: BankOptions): Promise<BuiltBank> {
  const hash = bankHash(size);
  const file = join(directory, `bank-${hash}.duckdb`);
  if (existsSync(file)) return { file, hash, isReused: true };
  mkdirSync(directory, { recursive: true });
  const workplace = mkdtempSync(join(directory, 'building-'));
  try {
    const tables = readTables();
    const csv = new CsvFiles(workplace, tables);
    const world = generateBank(size, (table, row) => csv.write(table, row));
    csv.close();
    const built = join(workplace, 'bank.duckdb');
    await writeDatabase(built, tables, csv, world);
    renameSync(built, file);
  } finally {
    rmSync(workplace, { recursive: true, force: true });
  }
  return { file, hash, isReused: false };
}

function bankHash(size: number): string {
  const hash = createHash('sha256').update(`${BANK_SEED}/${size}`);
  const folders = [
    import.meta.dirname,
    join(import.meta.dirname, 'scenarios'),
    join(DEPLOY_FOLDER, 'tables'),
    join(DEPLOY_FOLDER, 'views'),
    join(import.meta.dirname, '../bigquery/translate'),
  ];
  hash.update(readFileSync(STANDARD_THRESHOLDS));
  for (const folder of folders) {
    for (const name of readdirSync(folder).sort()) {
      if (/\.(ts|json|sql)$/u.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
