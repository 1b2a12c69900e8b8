import { DuckDBInstance } from '@duckdb/node-api';
import type { Row } from '../../../mocks/bank/row.ts';
import type { ReferenceTable } from '../reference/reference.ts';
import type { Cell } from '../reference/values.ts';
import { encodeValue } from '../reference/values.ts';
import type { RowProto } from '../reference/wire.ts';

/** A table of more rows is cut down to one customer's: the reference takes messages of 4 MB at most. */
const WHOLE_UP_TO_ROWS = 2_000;

export interface BaseRows {
  /** Rows of `bcs.<table>`, straight from the bank's file and not through the engine under test. */
  rowsOf: (table: ReferenceTable, customerId: string | null) => Promise<RowProto[]>;
  isWhole: (table: ReferenceTable) => Promise<boolean>;
  /** Rows of any SQL of DuckDB's over the file, which is called `bank`. */
  read: (sql: string) => Promise<Record<string, unknown>[]>;
  close: () => void;
}

/** @param appended rows written after the bank was built, by table */
export async function openBaseRows(
  databaseFile: string,
  appended: Readonly<Record<string, readonly Row[]>>,
): Promise<BaseRows> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'; ATTACH '${databaseFile}' AS bank (READ_ONLY)`);
  const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const counts = new Map<string, Promise<boolean>>();
  const isWhole = ({ name }: ReferenceTable) => {
    const counting =
      counts.get(name) ??
      read(`SELECT count(*) AS n FROM bank.${name}`).then(([row]) => Number(row?.n) <= WHOLE_UP_TO_ROWS);
    counts.set(name, counting);
    return counting;
  };
  return {
    isWhole,
    read,
    rowsOf: async (table, customerId) => {
      const filter = (await isWhole(table)) ? 'true' : `customer_id = '${customerId}'`;
      const rows = [
        ...(await read(`FROM bank.${table.name} WHERE ${filter}`)),
        ...(appended[table.name.replace('bcs.', '')] ?? []),
      ];
      return rows.map((row) => ({ cell: table.columns.map(({ name, type }) => encodeValue(asCell(row[name]), type)) }));
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

function asCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return Array.isArray(value) ? value.map(asCell) : String(value);
}
