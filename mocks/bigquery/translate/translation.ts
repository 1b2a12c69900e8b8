import type { TableReference } from './emitter.ts';

/** A query in DuckDB's words, with placeholders for its tables and parameters (see `bind.ts`). */
export interface Translation {
  readonly template: string;
  readonly tables: readonly TableReference[];
  readonly parameters: readonly string[];
  /** Output column → column of the only table, for a plain view; `*` when all pass through. */
  readonly viewColumns: Readonly<Record<string, string>>;
}
