/**
 * Turns the client's cell objects into plain JSON: NUMERIC and INT64 become decimal strings, DATE, TIMESTAMP, DATETIME
 * and TIME their text, BYTES base64; FLOAT64 and BOOL stay, and STRING but for its steering marks. Source: the client's
 * `mergeSchemaWithRows_`.
 */
export function decode(cell: unknown): unknown {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'string') return cell.replace(STEERING, REPLACEMENT);
  if (typeof cell !== 'object') return cell;
  if (Array.isArray(cell)) return cell.map(decode);
  if (Buffer.isBuffer(cell)) return cell.toString('base64');
  // Before decimals: a BigQueryInt is a Number too, whose `toFixed` rounds above 2^53.
  if (isWrapper(cell)) return String(cell.value);
  if (isDecimal(cell)) return cell.toFixed();
  return Object.fromEntries(Object.entries(cell).map(([name, inner]) => [name, decode(inner)]));
}

/**
 * Overrides, embeddings and isolates of a text's direction, and control characters. Inside a sentence they would turn
 * the words after them around, a "may not" into something else; so each is shown as what it is, a character out of place.
 */
const STEERING = /(?![\n\r\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
const REPLACEMENT = '\ufffd';

const WRAPPERS = new Set(['BigQueryDate', 'BigQueryTimestamp', 'BigQueryDatetime', 'BigQueryTime', 'BigQueryInt']);

function isWrapper(cell: object): cell is { value: unknown } {
  return WRAPPERS.has(cell.constructor.name) && 'value' in cell;
}

/** The client holds its own copy of big.js, so `instanceof` would miss it. */
function isDecimal(cell: object): cell is { toFixed: () => string } {
  return 'toFixed' in cell && typeof cell.toFixed === 'function';
}
