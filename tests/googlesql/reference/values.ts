import type { ValueProto } from './wire.ts';

/** One value in the words in which both engines are compared: text, except BOOL and arrays; a NULL array is an empty one. */
export type Cell = string | boolean | null | Cell[];

const DAY_MS = 86_400_000;
const NUMERIC_PLACES = 9;

/** A cell of this type → the service's form. */
export function encodeValue(cell: Cell, type: string): ValueProto {
  const element = /^ARRAY<(.+)>$/u.exec(type)?.[1];
  if (cell === null) return {};
  if (Array.isArray(cell)) return { arrayValue: { element: cell.map((each) => encodeValue(each, element ?? '')) } };
  const encode = ENCODERS[type];
  if (encode === undefined) throw new Error(`No value of type ${type} can be written yet`);
  return encode(String(cell));
}

const ENCODERS: Readonly<Record<string, (text: string) => ValueProto>> = {
  STRING: (stringValue) => ({ stringValue }),
  INT64: (int64Value) => ({ int64Value }),
  BOOL: (text) => ({ boolValue: text === 'true' }),
  DATE: (text) => ({ dateValue: Date.parse(`${text}T00:00:00Z`) / DAY_MS }),
  NUMERIC: (text) => ({ numericValue: littleEndian(scaled(text)) }),
  TIMESTAMP: (text) => {
    const micros = instantMicros(text);
    const seconds = (micros - modulo(micros, 1_000_000n)) / 1_000_000n;
    return { timestampValue: { seconds: String(seconds), nanos: Number(modulo(micros, 1_000_000n)) * 1_000 } };
  },
};

/** The service's form → a cell. */
export function decodeValue(value: ValueProto, type: string): Cell {
  const element = /^ARRAY<(.+)>$/u.exec(type)?.[1];
  if (element !== undefined) return (value.arrayValue?.element ?? []).map((each) => decodeValue(each, element));
  if (Object.keys(value).length === 0) return null;
  const decode = DECODERS[type];
  if (decode === undefined) throw new Error(`No value of type ${type} can be read yet`);
  return decode(value);
}

const DECODERS: Readonly<Record<string, (value: ValueProto) => Cell>> = {
  STRING: ({ stringValue = '' }) => stringValue,
  INT64: ({ int64Value = '0' }) => int64Value,
  BOOL: ({ boolValue = false }) => boolValue,
  FLOAT64: ({ doubleValue = 0 }) => String(doubleValue),
  DATE: ({ dateValue = 0 }) => new Date(dateValue * DAY_MS).toISOString().slice(0, 10),
  NUMERIC: ({ numericValue = new Uint8Array() }) => unscaled(fromLittleEndian(numericValue)),
  TIMESTAMP: ({ timestampValue = {} }) =>
    instantText(
      BigInt(timestampValue.seconds ?? '0') * 1_000_000n + BigInt(Math.trunc((timestampValue.nanos ?? 0) / 1_000)),
    ),
};

/** `2026-11-18T10:45:00.000000Z`: one text for one instant, whoever wrote it. */
export function instantText(micros: bigint): string {
  const fraction = modulo(micros, 1_000_000n);
  const seconds = new Date(Number((micros - fraction) / 1_000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(fraction).padStart(6, '0')}Z`;
}

/** Reads `2026-11-18T10:45:00.000Z` as well as DuckDB's `2026-11-18 10:45:00+00`. */
export function instantMicros(text: string): bigint {
  const [, day, time, fraction = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d+))?(?:Z|\+00(?::?00)?)$/u.exec(text) ?? [];
  if (day === undefined) throw new Error(`Not an instant in UTC: ${text}`);
  return BigInt(Date.parse(`${day}T${time}Z`)) * 1_000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

/** One text for one decimal: no zeros at the end. */
export function decimalText(text: string): string {
  return unscaled(scaled(text));
}

function scaled(text: string): bigint {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(text) ?? [];
  if (whole === '' || fraction.length > NUMERIC_PLACES) throw new Error(`Not a NUMERIC: ${text}`);
  const digits = BigInt(whole + fraction.padEnd(NUMERIC_PLACES, '0'));
  return sign === '-' ? -digits : digits;
}

function unscaled(digits: bigint): string {
  const text = String(digits < 0n ? -digits : digits).padStart(NUMERIC_PLACES + 1, '0');
  const fraction = text.slice(-NUMERIC_PLACES).replace(/0+$/u, '');
  const whole = text.slice(0, -NUMERIC_PLACES);
  return `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Two's complement in as many bytes as NUMERIC can need. */
function littleEndian(digits: bigint): Uint8Array {
  const bits = BigInt.asUintN(128, digits);
  return Uint8Array.from({ length: 16 }, (_, place) => Number((bits >> BigInt(8 * place)) & 0xffn));
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  const bits = bytes.reduceRight((high, byte) => (high << 8n) | BigInt(byte), 0n);
  return BigInt.asIntN(8 * bytes.length, bits);
}

function modulo(value: bigint, by: bigint): bigint {
  return ((value % by) + by) % by;
}
