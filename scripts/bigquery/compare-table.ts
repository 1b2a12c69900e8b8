import type { Field, TableResource } from './deployment.ts';

const SAME_TYPE: Readonly<Record<string, string>> = { INT64: 'INTEGER', BOOL: 'BOOLEAN', FLOAT64: 'FLOAT' };

/** How a table differs from the one that is to be deployed; every sentence names table and column. */
export function compareTable(name: string, expected: TableResource, actual: TableResource): string[] {
  return [
    ...compareColumns(name, expected.schema.fields, actual.schema.fields),
    ...difference(`${name}: partitioning`, partitioningOf(expected), partitioningOf(actual)),
    ...difference(`${name}: required partition filter`, filterOf(expected), filterOf(actual)),
    ...compareRetention(name, expected, actual),
    ...difference(`${name}: clustering`, clusteringOf(expected), clusteringOf(actual)),
  ];
}

/** Where the deployed definition says nothing, the bank's load jobs end what is old. */
function compareRetention(name: string, expected: TableResource, actual: TableResource): string[] {
  if (expected.timePartitioning?.expirationMs === undefined) return [];
  const [wanted, found] = [expected, actual].map(retentionOf);
  return wanted === found ? [] : [`${name}: rows are kept ${found}, expected ${wanted}`];
}

/** A column more is no fault: a bank's table may hold what this product does not read. */
export function compareColumns(name: string, expected: readonly Field[], actual: readonly Field[]): string[] {
  const byName = new Map(actual.map((field) => [field.name.toLowerCase(), field]));
  return expected.flatMap((field) => {
    const there = byName.get(field.name.toLowerCase());
    if (there === undefined) return [`${name}: column ${field.name} (${typeOf(field)}) is missing`];
    return difference(`${name}: column ${field.name}`, typeOf(field), typeOf(there));
  });
}

function difference(what: string, expected: string, actual: string): string[] {
  return expected === actual ? [] : [`${what} is ${actual}, expected ${expected}`];
}

function typeOf({ type, mode = 'NULLABLE' }: Field): string {
  const name = SAME_TYPE[type.toUpperCase()] ?? type.toUpperCase();
  return mode.toUpperCase() === 'REPEATED' ? `ARRAY<${name}>` : name;
}

const partitioningOf = ({ timePartitioning: partitioning }: TableResource): string =>
  partitioning === undefined ? 'none' : `${partitioning.type} of ${partitioning.field ?? 'load time'}`;

const DAY_MS = 86_400_000;
const retentionOf = ({ timePartitioning }: TableResource): string => {
  const expirationMs = Number(timePartitioning?.expirationMs ?? 0);
  return expirationMs === 0 ? 'for ever' : `${expirationMs / DAY_MS} days`;
};

const filterOf = ({ requirePartitionFilter }: TableResource): string => (requirePartitionFilter ? 'on' : 'off');

const clusteringOf = ({ clustering }: TableResource): string => clustering?.fields.join(', ') ?? 'none';
