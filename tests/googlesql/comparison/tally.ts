import type { Asked, TypedRows } from '../bank/local-engine.ts';
import { fileOf } from '../questions/product-sql.ts';
import type { Difference } from './compare.ts';
import { differencesOf, isNull } from './compare.ts';

interface ColumnUse {
  column: string;
  nonNull: number;
  values: Set<string>;
}

/** What was compared so far. */
export class Tally {
  readonly differences: Difference[] = [];
  readonly #columns = new Map<string, ColumnUse>();
  cells = 0;
  nonNull = 0;

  /** Compares one answer and counts its cells; answers its differences. */
  add(scenario: string, { query, local }: Asked, reference: TypedRows): Difference[] {
    const file = fileOf(query.name);
    const found = differencesOf({ file, scenario }, local, reference);
    this.differences.push(...found);
    reference.columns.forEach(({ name }, place) => {
      const use = this.#useOf(`${file}: ${name}`);
      for (const row of reference.rows) {
        const cell = row[place] ?? null;
        this.cells += 1;
        if (isNull(cell)) continue;
        this.nonNull += 1;
        use.nonNull += 1;
        use.values.add(JSON.stringify(cell));
      }
    });
    return found;
  }

  /** `file: column` of every column that was NULL in every row. */
  alwaysNull(): string[] {
    return this.#uses().flatMap(({ column, nonNull }) => (nonNull === 0 ? [column] : []));
  }

  /** `file: column` of every column with one value only. */
  withOneValue(): string[] {
    return this.#uses().flatMap(({ column, values }) => (values.size === 1 ? [column] : []));
  }

  #uses(): ColumnUse[] {
    return [...this.#columns.values()].toSorted((one, other) => one.column.localeCompare(other.column));
  }

  #useOf(column: string): ColumnUse {
    const use = this.#columns.get(column) ?? { column, nonNull: 0, values: new Set<string>() };
    this.#columns.set(column, use);
    return use;
  }
}
