import { BigQuery } from '@google-cloud/bigquery';
import type { QueryParameter, QueryParameters } from './parameters.ts';

export interface EncodedParameters {
  params: Record<string, unknown>;
  types: Record<string, string | string[]>;
}

/** The client's two maps. Temporal values are wrapped: as bare strings the client would send them as NULL. */
export function encodeParameters(parameters: QueryParameters): EncodedParameters {
  const encoded: EncodedParameters = { params: {}, types: {} };
  for (const [name, parameter] of Object.entries(parameters)) {
    encoded.params[name] = encodeValue(parameter);
    encoded.types[name] = parameter.type === 'STRING_ARRAY' ? ['STRING'] : parameter.type;
  }
  return encoded;
}

function encodeValue(parameter: QueryParameter): unknown {
  if (parameter.value === null) return null;
  if (parameter.type === 'DATE') return BigQuery.date(checked(parameter.value, /^\d{4}-\d{2}-\d{2}$/u));
  if (parameter.type === 'TIMESTAMP')
    return BigQuery.timestamp(checked(parameter.value, /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/u));
  return parameter.value;
}

function checked(value: string, pattern: RegExp): string {
  if (!pattern.test(value)) throw new TypeError('a temporal parameter is not in its ISO form');
  return value;
}
