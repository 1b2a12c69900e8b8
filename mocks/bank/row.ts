import { remembered } from './remembered.ts';

/** One value of a row: text for dates, instants and decimals; a list for a repeated field. */
export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell | undefined>>;
export type Emit = (table: string, row: Row) => void;

const LOAD_MS = 9 * 60_000;
const loadedAfter = remembered((instant: string) => new Date(Date.parse(instant) + LOAD_MS).toISOString());

/** The common tail of a fact table. */
export function tail(asOf: string, sourceSystem: string, recordId?: string): Row {
  const loaded = { as_of: asOf, source_system: sourceSystem, loaded_at: loadedAfter(asOf) };
  return recordId === undefined ? loaded : { ...loaded, source_record_id: recordId };
}
