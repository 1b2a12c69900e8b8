/**
 * Turns the client's cell objects into plain JSON: NUMERIC and INT64 become decimal strings, DATE, TIMESTAMP, DATETIME
 * and TIME their text, BYTES base64; FLOAT64, BOOL and STRING stay. Source: the client's `mergeSchemaWithRows_`.
 */
export function decode(cell: unknown): unknown {
  if (cell === null || cell === undefined) return null;
  if (typeof cell !== 'object') return cell;
  if (Array.isArray(cell)) return cell.map(decode);
  if (Buffer.isBuffer(cell)) return cell.toString('base64');
  // Before decimals: a BigQueryInt is a Number too, whose `toFixed` rounds above 2^53.
  if (isWrapper(cell)) return String(cell.value);
  if (isDecimal(cell)) return cell.toFixed();
  return Object.fromEntries(Object.entries(cell).map(([name, inner]) => [name, decode(inner)]));
}

const WRAPPERS = new Set(['BigQueryDate', 'BigQueryTimestamp', 'BigQueryDatetime', 'BigQueryTime', 'BigQueryInt']);

function isWrapper(cell: object): cell is { value: unknown } {
  return WRAPPERS.has(cell.constructor.name) && 'value' in cell;
}

/** The client holds its own copy of big.js, so `instanceof` would miss it. */
function isDecimal(cell: object): cell is { toFixed: () => string } {
  return 'toFixed' in cell && typeof cell.toFixed === 'function';
}
