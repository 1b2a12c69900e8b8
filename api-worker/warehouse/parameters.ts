/** A named parameter with its GoogleSQL type; a bare string for a temporal type would be sent as NULL. */
export type QueryParameter =
  | { type: 'STRING'; value: string | null }
  | { type: 'INT64'; value: number | null }
  | { type: 'NUMERIC'; value: string | null }
  | { type: 'BOOL'; value: boolean | null }
  | { type: 'DATE'; value: string | null }
  | { type: 'TIMESTAMP'; value: string | null }
  | { type: 'STRING_ARRAY'; value: string[] };

export type QueryParameters = Record<string, QueryParameter>;

export const text = (value: string | null): QueryParameter => ({ type: 'STRING', value });
export const integer = (value: number | null): QueryParameter => ({ type: 'INT64', value });
export const decimal = (value: string | null): QueryParameter => ({ type: 'NUMERIC', value });
export const flag = (value: boolean | null): QueryParameter => ({ type: 'BOOL', value });
/** @param value `YYYY-MM-DD` */
export const date = (value: string | null): QueryParameter => ({ type: 'DATE', value });
/** @param value ISO 8601 instant */
export const timestamp = (value: string | null): QueryParameter => ({ type: 'TIMESTAMP', value });
export const texts = (value: string[]): QueryParameter => ({ type: 'STRING_ARRAY', value });
