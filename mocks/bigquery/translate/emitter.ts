import type { Tree } from './tree.ts';

/** One occurrence of a table in the query, with the columns its own WHERE or ON compares with constants. */
export interface TableReference {
  readonly project?: string;
  readonly dataset?: string;
  readonly table: string;
  readonly filteredColumns: readonly string[];
}

/** What a translator of one node kind may use: translation of the parts, and the notes taken on the way. */
export interface Emitter {
  readonly emit: (node: unknown) => string;
  readonly emitQuery: (node: unknown) => string;
  readonly addTable: (reference: TableReference) => number;
  readonly markFiltered: (index: number, column: string) => void;
  readonly addParameter: (name: string) => void;
  readonly isCommonTable: (name: string) => boolean;
  readonly withCommonTables: <Result>(names: readonly string[], run: () => Result) => Result;
}

export type NodeTranslator = (payload: Tree, emitter: Emitter) => string;
export type FunctionTranslator = (args: readonly unknown[], emitter: Emitter) => string;
export type NodeTranslators = Readonly<Record<string, NodeTranslator>>;
export type FunctionTranslators = Readonly<Record<string, FunctionTranslator>>;
