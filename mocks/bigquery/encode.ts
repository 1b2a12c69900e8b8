import type { DuckDBType, DuckDBValue } from '@duckdb/node-api';
import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListType,
  DuckDBListValue,
  DuckDBStructType,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
} from '@duckdb/node-api';
import { invalidQuery } from './api-error.ts';

export type Cell = { readonly v: string | null | Row | readonly Cell[] };
export interface Row {
  readonly f: readonly Cell[];
}

export type TimestampFormat = 'INT64' | 'FLOAT64' | 'ISO8601_STRING';

const NUMERIC_SCALE = 9;

export type CellEncoder = (value: DuckDBValue) => Cell['v'];

/** One result row as BigQuery's REST API writes it: every scalar a string or null. */
export function encodeRow(values: readonly DuckDBValue[], encoders: readonly CellEncoder[]): Row {
  return { f: encoders.map((encode, index) => ({ v: encode(values[index] ?? null) })) };
}

/** The encoder of a column. A NULL array is written as an empty one, so the type decides. */
export function cellEncoder(type: DuckDBType, format: TimestampFormat): CellEncoder {
  if (type instanceof DuckDBListType) {
    const encode = cellEncoder(type.valueType, format);
    return (value) => (value instanceof DuckDBListValue ? value.items.map((item) => arrayElement(item, encode)) : []);
  }
  if (type instanceof DuckDBStructType) {
    const encoders = type.entryTypes.map((entryType) => cellEncoder(entryType, format));
    return (value) =>
      value instanceof DuckDBStructValue
        ? encodeRow(
            type.entryNames.map((name) => value.entries[name] ?? null),
            encoders,
          )
        : null;
  }
  return (value) => (value === null ? null : scalar(value, format));
}

function arrayElement(item: DuckDBValue, encode: CellEncoder): Cell {
  if (item === null) {
    throw invalidQuery('Array cannot have a null element; error in writing field');
  }
  return { v: encode(item) };
}

function scalar(value: DuckDBValue, format: TimestampFormat): string {
  if (value instanceof DuckDBTimestampTZValue) {
    return instant(value.micros, format);
  }
  if (value instanceof DuckDBTimestampValue) {
    return localTime(value.micros);
  }
  if (value instanceof DuckDBDecimalValue) {
    return decimalText(value.value, value.scale);
  }
  if (value instanceof DuckDBBlobValue) {
    return Buffer.from(value.bytes).toString('base64');
  }
  if (value instanceof DuckDBDateValue || value instanceof DuckDBTimeValue) {
    return value.toString();
  }
  return String(value);
}

function instant(micros: bigint, format: TimestampFormat): string {
  if (format === 'INT64') {
    return String(micros);
  }
  if (format === 'ISO8601_STRING') {
    return `${localTime(micros)}Z`;
  }
  const sign = micros < 0n ? '-' : '';
  const absolute = micros < 0n ? -micros : micros;
  return `${sign}${absolute / 1_000_000n}.${String(absolute % 1_000_000n).padStart(6, '0')}`;
}

function localTime(micros: bigint): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = Number((micros - fraction) / 1_000_000n);
  const digits = fraction === 0n ? '' : `.${String(fraction).padStart(6, '0').replace(/0+$/, '')}`;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}${digits}`;
}

/** Plain decimal without trailing zeros; a product's further digits are rounded to NUMERIC's nine. */
function decimalText(unscaled: bigint, scale: number): string {
  const excess = 10n ** BigInt(Math.max(0, scale - NUMERIC_SCALE));
  const absolute = ((unscaled < 0n ? -unscaled : unscaled) + excess / 2n) / excess;
  const kept = Math.min(scale, NUMERIC_SCALE);
  const digits = String(absolute).padStart(kept + 1, '0');
  const whole = digits.slice(0, digits.length - kept);
  const fraction = digits.slice(digits.length - kept).replace(/0+$/, '');
  const sign = unscaled < 0n && absolute > 0n ? '-' : '';
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`;
}
