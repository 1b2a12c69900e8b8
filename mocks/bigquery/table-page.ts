import { cellEncoder, encodeRow } from './encode.ts';
import type { Engine } from './engine.ts';
import { pageToken, startIndexOf, timestampFormat } from './result-page.ts';
import { textRows } from './session.ts';
import type { TableEntry } from './table-entry.ts';

const DEFAULT_ROWS = 1000;

/** One page of tabledata.list. */
export async function tablePage(engine: Engine, entry: TableEntry, query: Readonly<Record<string, string>>) {
  const start = startIndexOf(query.pageToken, query.startIndex);
  const limit = Number(query.maxResults ?? DEFAULT_ROWS);
  const format = timestampFormat(
    query['formatOptions.useInt64Timestamp'],
    query['formatOptions.timestampOutputFormat'],
  );
  const [[totalRows = '0'] = []] = await textRows(engine.session, `SELECT count(*) FROM ${entry.location}`);
  const rows = await engine.session.use(async (connection) => {
    const reader = await connection.runAndReadAll(`FROM ${entry.location} LIMIT ${limit} OFFSET ${start}`);
    const encoders = reader.columnTypes().map((type) => cellEncoder(type, format));
    return reader.getRows().map((values) => encodeRow(values, encoders));
  });
  const end = start + rows.length;
  return {
    kind: 'bigquery#tableDataList',
    totalRows,
    rows,
    ...(end < Number(totalRows) && rows.length > 0 ? { pageToken: pageToken(end) } : {}),
  };
}
