import { Decimal } from 'decimal.js';
import type { QueryCost } from './check-queries.ts';

const MEBIBYTE = 1_048_576n;
const TEBIBYTE = MEBIBYTE * MEBIBYTE;
/** On demand BigQuery bills at least this much for a query that reads a table. */
const LEAST = 10n * MEBIBYTE;

const isOfPack = ({ query }: QueryCost): boolean => /\/(?:prep-pack|customers|insights)\//u.test(query.path);

/** Bytes of every query, and bytes and price of one prep pack with nothing in any cache. */
export function drawCosts(costs: readonly QueryCost[], pricePerTib: number): string {
  const lines = costs.map(
    (cost) =>
      `    ${mebibytes(cost.bytes).padStart(10)}  ${cost.query.path}${isOfPack(cost) ? '' : ' (not in a pack)'}`,
  );
  const pack = costs.filter(isOfPack);
  const read = sum(pack.map(({ bytes }) => bytes));
  const billed = sum(pack.map(({ bytes }) => (bytes < LEAST ? LEAST : bytes)));
  const price = new Decimal(billed.toString()).div(TEBIBYTE.toString()).times(pricePerTib).toFixed(6);
  return [
    'Bytes read, as the dry run estimates before clustering spares any:',
    ...lines,
    `One pack: ${pack.length} queries, ${mebibytes(read)} read, at least ${mebibytes(billed)} billed, $${price} at $${pricePerTib}/TiB`,
  ].join('\n');
}

const sum = (bytes: readonly bigint[]): bigint => bytes.reduce((total, each) => total + each, 0n);
const mebibytes = (bytes: bigint): string => `${new Decimal(bytes.toString()).div(MEBIBYTE.toString()).toFixed(1)} MiB`;
