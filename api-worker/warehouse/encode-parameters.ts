import { BigQuery } from '@google-cloud/bigquery';
import { Temporal } from 'temporal-polyfill';
import type { QueryParameter, QueryParameters } from './parameters.ts';
import { WarehouseError } from './warehouse-error.ts';

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

/** What does not fit its type is refused here: BigQuery would take some of it for NULL and answer "no rows". */
function encodeValue(parameter: QueryParameter): unknown {
  if (parameter.value === null) return null;
  switch (parameter.type) {
    case 'DATE':
      return BigQuery.date(fitting(parameter.value, isDay));
    case 'TIMESTAMP':
      return BigQuery.timestamp(fitting(parameter.value, isInstant));
    case 'NUMERIC':
      return fitting(parameter.value, (value) => typeof value === 'string' && /^-?\d+(\.\d+)?$/u.test(value));
    case 'INT64':
      return fitting(parameter.value, Number.isSafeInteger);
    case 'STRING':
      return fitting(parameter.value, (value) => typeof value === 'string');
    case 'BOOL':
      return fitting(parameter.value, (value) => typeof value === 'boolean');
    case 'STRING_ARRAY':
      return fitting(
        parameter.value,
        (value) => Array.isArray(value) && value.every((each) => typeof each === 'string'),
      );
  }
}

function fitting<Value>(value: Value, fits: (candidate: unknown) => boolean): Value {
  if (!fits(value)) throw new WarehouseError('invalid_query');
  return value;
}

function isDay(value: unknown): boolean {
  return (
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) && parses(() => Temporal.PlainDate.from(value))
  );
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-/u.test(value) && parses(() => Temporal.Instant.from(value));
}

function parses(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
