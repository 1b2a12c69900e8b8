import type { Catalog } from './catalog.ts';
import type { Session } from './session.ts';
import { textRows } from './session.ts';
import type { TableEntry } from './table-entry.ts';

export interface ByteFigures {
  readonly bytesProcessed: bigint;
  readonly bytesBilled: bigint;
}

const MEBIBYTE = 1_048_576n;
const MINIMUM_PER_TABLE = 10n * MEBIBYTE;
const BYTES_PER_CELL = 8n;
const DEFAULT_CELLS = 20n;

/** Made-up but plausible: grows with the tables read, at least 10 MiB billed for each, as on demand. */
export async function byteFigures(
  catalog: Catalog,
  session: Session,
  tables: readonly TableEntry[],
): Promise<ByteFigures> {
  const bases = [...new Set(tables.flatMap((entry) => baseTables(catalog, entry)))];
  let bytesProcessed = 0n;
  let bytesBilled = 0n;
  for (const base of bases) {
    const scanned = (await rowCount(session, base)) * cells(base) * BYTES_PER_CELL;
    // Clustering spares most of the blocks of a query by key.
    const processed = base.definition.clustering === undefined ? scanned : scanned / 16n;
    bytesProcessed += processed;
    bytesBilled += atLeast(MINIMUM_PER_TABLE, ((processed + MEBIBYTE - 1n) / MEBIBYTE) * MEBIBYTE);
  }
  return { bytesProcessed, bytesBilled };
}

function atLeast(minimum: bigint, value: bigint): bigint {
  return value < minimum ? minimum : value;
}

function baseTables(catalog: Catalog, entry: TableEntry): readonly TableEntry[] {
  if (entry.view === undefined) {
    return [entry];
  }
  return entry.view.translation.tables.flatMap((reference) =>
    baseTables(catalog, catalog.resolveInView(entry, reference)),
  );
}

function cells(entry: TableEntry): bigint {
  return BigInt(entry.definition.schema?.fields?.length ?? DEFAULT_CELLS);
}

const counts = new WeakMap<TableEntry, { location: string; rows: bigint }>();

/** Built tables do not change, so their rows are counted once. */
async function rowCount(session: Session, entry: TableEntry): Promise<bigint> {
  const known = counts.get(entry);
  if (known?.location === entry.location && entry.location.startsWith('"built"')) {
    return known.rows;
  }
  const [[text = '0'] = []] =
    entry.kind === 'TABLE' ? await textRows(session, `SELECT count(*) FROM ${entry.location}`) : [];
  const rows = BigInt(text);
  counts.set(entry, { location: entry.location, rows });
  return rows;
}
