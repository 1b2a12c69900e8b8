import { altered } from './alterations.ts';
import { invalid } from './api-error.ts';
import type { Row, TimestampFormat } from './encode.ts';
import { cellEncoder, encodeRow } from './encode.ts';
import type { Job } from './job.ts';
import type { QueryResult } from './run-query.ts';

export interface PageRequest {
  readonly startIndex: number;
  readonly maxResults?: number;
  readonly timestamps: TimestampFormat;
}

const PAGE_BYTES = 10 * 1_048_576;

/** One page of a finished query, at most `maxResults` rows and 10 MB. */
export function resultPage(job: Job, result: QueryResult, request: PageRequest) {
  const { startIndex, maxResults = Number.POSITIVE_INFINITY } = request;
  const encoders = result.types.map((type) => cellEncoder(type, request.timestamps));
  const rows: Row[] = [];
  let bytes = 0;
  for (const values of result.rows.slice(startIndex)) {
    const row = encodeRow(values, encoders);
    bytes += JSON.stringify(row).length;
    if (rows.length >= maxResults || (bytes > PAGE_BYTES && rows.length > 0)) {
      break;
    }
    rows.push(row);
  }
  const end = startIndex + rows.length;
  const page = altered({ fields: result.schema, rows }, job.faults, startIndex);
  return {
    schema: { fields: page.fields },
    rows: page.rows,
    totalRows: String(result.rows.length),
    ...(end < result.rows.length && rows.length > 0 ? { pageToken: pageToken(end) } : {}),
  };
}

export function pageToken(index: number): string {
  return Buffer.from(`row:${index}`).toString('base64url');
}

/** The row a page begins at, by token or by index. */
export function startIndexOf(token: string | undefined, startIndex: string | undefined): number {
  if (token === undefined || token === '') {
    return Number(startIndex ?? 0);
  }
  const [, index] = /^row:(\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (index === undefined) {
    throw invalid('Invalid value for pageToken');
  }
  return Number(index);
}

/** `formatOptions` of a body, or of a query string with dotted names. */
export function timestampFormat(useInt64: unknown, outputFormat: unknown): TimestampFormat {
  if (outputFormat === 'ISO8601_STRING' || outputFormat === 'INT64' || outputFormat === 'FLOAT64') {
    return outputFormat;
  }
  return useInt64 === true || useInt64 === 'true' ? 'INT64' : 'FLOAT64';
}
