import type { TableField } from './duckdb-type.ts';
import type { Row } from './encode.ts';
import type { Fault } from './fault-schema.ts';

export interface Page {
  readonly fields: readonly TableField[];
  readonly rows: readonly Row[];
}

/** Applies planted data faults to a page whose first row has the given index in the whole result. */
export function altered(page: Page, faults: readonly Fault[], firstIndex: number): Page {
  return faults.reduce((current, fault) => {
    const poisoned = withCell(current, fault.poisonRow, firstIndex);
    return withExtraColumn(withCell(poisoned, fault.otherCustomer, firstIndex), fault.extraColumn);
  }, page);
}

function withCell(
  page: Page,
  change: { row: number; column?: string | undefined; value: string } | undefined,
  firstIndex: number,
): Page {
  if (change === undefined) {
    return page;
  }
  const column = change.column === undefined ? poisonable(page) : indexOfColumn(page, change.column);
  const rows = page.rows.map((row, index) =>
    index + firstIndex === change.row
      ? { f: row.f.map((cell, position) => (position === column ? { v: change.value } : cell)) }
      : row,
  );
  return { ...page, rows };
}

function withExtraColumn(page: Page, column: { name: string; value: string } | undefined): Page {
  return column === undefined
    ? page
    : {
        fields: [...page.fields, { name: column.name, type: 'STRING', mode: 'NULLABLE' }],
        rows: page.rows.map((row) => ({ f: [...row.f, { v: column.value }] })),
      };
}

function indexOfColumn(page: Page, name: string): number {
  return page.fields.findIndex((field) => field.name === name);
}

/** The first column that a text does not fit, so that the poison shows. */
function poisonable(page: Page): number {
  return Math.max(
    0,
    page.fields.findIndex((field) => field.type !== 'STRING'),
  );
}
