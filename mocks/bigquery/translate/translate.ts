import { aggregateTranslators } from './aggregates.ts';
import { packedRow } from './array-subquery.ts';
import { arrayTranslators } from './arrays.ts';
import { castTranslators } from './casts.ts';
import { conditionalTranslators } from './conditionals.ts';
import { dateTranslators } from './dates.ts';
import type { Emitter, NodeTranslators, TableReference } from './emitter.ts';
import { functionTranslators } from './functions.ts';
import { literalTranslators } from './literals.ts';
import { nameTranslators } from './names.ts';
import { numberTranslators } from './numbers.ts';
import { operatorTranslators } from './operators.ts';
import { parseStatement } from './parser.ts';
import { query, queryTranslators } from './query.ts';
import { unsupported } from './refusal.ts';
import { stringTranslators } from './strings.ts';
import { timestampTranslators } from './timestamps.ts';
import type { Translation } from './translation.ts';
import { isTree, kindAndPayload } from './tree.ts';
import { viewColumns } from './view-columns.ts';
import { windowTranslators } from './windows.ts';

const NODES: NodeTranslators = {
  ...aggregateTranslators,
  ...arrayTranslators,
  ...castTranslators,
  ...conditionalTranslators,
  ...dateTranslators,
  ...functionTranslators,
  ...literalTranslators,
  ...nameTranslators,
  ...numberTranslators,
  ...operatorTranslators,
  ...queryTranslators,
  ...stringTranslators,
  ...timestampTranslators,
  ...windowTranslators,
  packed_row: packedRow,
};

/** Translates one GoogleSQL query; whatever is not on the allow-list throws UnsupportedConstruct. */
export async function translate(sql: string): Promise<Translation> {
  const statement = await parseStatement(sql);
  const notes = new Notes();
  const template = query(statement, notes.emitter, true);
  return {
    template,
    tables: notes.tables,
    parameters: [...notes.parameters].sort(),
    viewColumns: viewColumns(statement),
  };
}

/** What is gathered while one statement is translated. */
class Notes {
  readonly tables: TableReference[] = [];
  readonly parameters = new Set<string>();
  readonly emitter: Emitter;
  private commonTables: readonly string[] = [];

  constructor() {
    this.emitter = {
      emit: (node) => emitNode(node, this.emitter),
      emitQuery: (node) => query(node, this.emitter, false),
      addTable: (reference) => this.tables.push(reference) - 1,
      markFiltered: (index, column) => this.markFiltered(index, column),
      addParameter: (name) => this.parameters.add(name),
      isCommonTable: (name) => this.commonTables.includes(name.toLowerCase()),
      withCommonTables: (names, run) => this.withCommonTables(names, run),
    };
  }

  private markFiltered(index: number, column: string): void {
    const reference = this.tables[index];
    if (reference !== undefined && !reference.filteredColumns.includes(column)) {
      this.tables[index] = { ...reference, filteredColumns: [...reference.filteredColumns, column] };
    }
  }

  private withCommonTables<Result>(names: readonly string[], run: () => Result): Result {
    const outer = this.commonTables;
    this.commonTables = [...outer, ...names.map((name) => name.toLowerCase())];
    const result = run();
    this.commonTables = outer;
    return result;
  }
}

function emitNode(node: unknown, emitter: Emitter): string {
  const [kind, payload] = kindAndPayload(node);
  const translator = Object.hasOwn(NODES, kind) ? NODES[kind] : undefined;
  if (translator === undefined) {
    return unsupported(kind.toUpperCase().replaceAll('_', ' '));
  }
  return translator(isTree(payload) ? payload : {}, emitter);
}
