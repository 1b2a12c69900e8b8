/** One value of a row: text for dates, instants and decimals; a list for a repeated field. */
export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;
export type Emit = (table: string, row: Row) => void;

/** The common tail of a fact table. */
export function tail(asOf: string, sourceSystem: string, recordId?: string): Row {
  const loaded = { as_of: asOf, source_system: sourceSystem, loaded_at: minutesAfter(asOf, 9) };
  return recordId === undefined ? loaded : { ...loaded, source_record_id: recordId };
}

function minutesAfter(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
