import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { buildBank } from '../../mocks/bank/build-bank.ts';

const DIRECTORY = join(import.meta.dirname, '../../.cache/bank');
const CUSTOMERS = Number(process.env.BANK_TEST_CUSTOMERS ?? 400);

export type Line = Record<string, unknown>;

export interface OpenBank {
  rows: (sql: string) => Promise<Line[]>;
  close: () => void;
}

/** A smaller bank of the same making, kept between runs, opened read-only as the local engine opens it. */
export async function openBank(options: { directory?: string; size?: number } = {}): Promise<OpenBank> {
  const { file } = await buildBank({ directory: options.directory ?? DIRECTORY, size: options.size ?? CUSTOMERS });
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  await connection.run(`ATTACH '${file}' AS built (READ_ONLY)`);
  await connection.run('USE built.bcs');
  return {
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
