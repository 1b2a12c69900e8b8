import { InvalidQuery, UnsupportedConstruct } from './translate/refusal.ts';

const STATUSES: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  429: 'RESOURCE_EXHAUSTED',
  499: 'CANCELLED',
  500: 'INTERNAL',
  501: 'UNIMPLEMENTED',
  503: 'UNAVAILABLE',
};

/** An answer BigQuery gives with an error body. */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;
  constructor(code: number, reason: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.reason = reason;
  }
}

export function errorItem(error: ApiError) {
  return { message: error.message, domain: 'global', reason: error.reason, location: 'q', locationType: 'parameter' };
}

export function errorBody(error: ApiError) {
  const { code, message } = error;
  return { error: { code, message, status: STATUSES[code] ?? 'UNKNOWN', errors: [errorItem(error)] } };
}

export function notFound(what: string): ApiError {
  return new ApiError(404, 'notFound', `Not found: ${what}`);
}

export function invalid(message: string): ApiError {
  return new ApiError(400, 'invalid', message);
}

export function invalidQuery(message: string): ApiError {
  return new ApiError(400, 'invalidQuery', message);
}

export function stopped(detail = ''): ApiError {
  return new ApiError(499, 'stopped', `Job execution was cancelled${detail}`);
}

/** Any failure as BigQuery would name it. DuckDB's first line says what is wrong. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  if (error instanceof UnsupportedConstruct) {
    return new ApiError(501, 'notImplemented', error.message);
  }
  if (error instanceof InvalidQuery) {
    return invalidQuery(error.message);
  }
  const message = error instanceof Error ? error.message : String(error);
  return duckdbError(message.split('\n')[0] ?? message);
}

const UNKNOWN_COLUMNS = [
  /Referenced column "([^"]+)"/,
  /Column "([^"]+)" referenced that exists in the SELECT clause/,
  /Table "[^"]+" does not have a column named "([^"]+)"/,
];

function duckdbError(line: string): ApiError {
  if (/^INTERRUPT Error|Interrupted!/.test(line)) {
    return stopped();
  }
  const column = UNKNOWN_COLUMNS.map((pattern) => pattern.exec(line)?.[1]).find((name) => name !== undefined);
  return invalidQuery(
    column === undefined ? line.replace(/^Invalid Input Error: /, '') : `Unrecognized name: ${column}`,
  );
}
