import type { DuckDBConnection } from '@duckdb/node-api';
import { DuckDBInstance } from '@duckdb/node-api';
import { quoteIdentifier, quoteText } from './duckdb-type.ts';

/** The catalog of the built database, and the one for everything made at run time. */
export const BUILT = 'built';
export const OVERLAY = 'memory';

/** A few DuckDB connections over the read-only database and an in-memory overlay. */
export interface Session {
  readonly use: <Result>(run: (connection: DuckDBConnection) => Promise<Result>) => Promise<Result>;
  readonly close: () => void;
}

export interface SessionOptions {
  readonly databaseFile?: string;
  readonly connections: number;
  readonly memoryLimit: string;
}

export async function openSession(options: SessionOptions): Promise<Session> {
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: options.memoryLimit, threads: '2' });
  const free: DuckDBConnection[] = [];
  const waiting: ((connection: DuckDBConnection) => void)[] = [];
  for (let index = 0; index < options.connections; index += 1) {
    const connection = await instance.connect();
    await connection.run(`SET TimeZone = 'UTC'`);
    free.push(connection);
  }
  const connections = [...free];
  if (options.databaseFile !== undefined) {
    await connections[0]?.run(`ATTACH ${quoteText(options.databaseFile)} AS ${quoteIdentifier(BUILT)} (READ_ONLY)`);
  }
  return {
    use: async (run) => {
      const connection = free.pop() ?? (await new Promise<DuckDBConnection>((resolve) => waiting.push(resolve)));
      try {
        return await run(connection);
      } finally {
        const next = waiting.shift();
        next === undefined ? free.push(connection) : next(connection);
      }
    },
    close: () => {
      for (const connection of connections) {
        connection.closeSync();
      }
      instance.closeSync();
    },
  };
}

/** Rows of a bookkeeping query, every cell as text. */
export async function textRows(session: Session, sql: string): Promise<readonly (readonly string[])[]> {
  const reader = await session.use((connection) => connection.runAndReadAll(sql));
  return reader.getRowsJson().map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}

export function qualifiedName(catalog: string, dataset: string, table: string): string {
  return [catalog, dataset, table].map(quoteIdentifier).join('.');
}

/** The in-memory DuckDB schema of a dataset. */
export function schemaName(dataset: string): string {
  return `${quoteIdentifier(OVERLAY)}.${quoteIdentifier(dataset)}`;
}
