import type { TypedRows } from '../bank/local-engine.ts';
import type { Cell } from '../reference/values.ts';

export interface Difference {
  file: string;
  scenario: string;
  /** `row 3, amount`, or what the two sides do not share as a whole. */
  place: string;
  local: string;
  reference: string;
}

/** Every cell of two answers in their order; other columns, types or row counts are differences of their own. */
export function differencesOf(
  at: Pick<Difference, 'file' | 'scenario'>,
  local: TypedRows,
  reference: TypedRows,
): Difference[] {
  const shapes = [local, reference].map(({ columns }) => columns.map(({ name, type }) => `${name} ${type}`).join(', '));
  const [localShape = '', referenceShape = ''] = shapes;
  if (localShape !== referenceShape) {
    return [{ ...at, place: 'columns', local: localShape, reference: referenceShape }];
  }
  const counts =
    local.rows.length === reference.rows.length
      ? []
      : [{ ...at, place: 'rows', local: String(local.rows.length), reference: String(reference.rows.length) }];
  const cells = reference.rows.flatMap((row, rowNumber) =>
    row.flatMap((cell, place) => {
      const [mine, theirs] = [text(local.rows[rowNumber]?.[place]), text(cell)];
      if (mine === theirs) return [];
      return [{ ...at, place: `row ${rowNumber}, ${reference.columns[place]?.name}`, local: mine, reference: theirs }];
    }),
  );
  return [...counts, ...cells];
}

function text(cell: Cell | undefined): string {
  return cell === undefined ? 'no such row' : JSON.stringify(cell);
}

/** NULL, and an array without elements, which BigQuery does not tell from it. */
export function isNull(cell: Cell): boolean {
  return cell === null || (Array.isArray(cell) && cell.length === 0);
}
