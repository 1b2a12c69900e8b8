import { outputName, unaliased } from './structs.ts';
import { identifierText, listOf, payloadOf } from './tree.ts';

/** For a view over one table: which of its columns is which column of that table. */
export function viewColumns(statement: unknown): Readonly<Record<string, string>> {
  const select = payloadOf(statement, 'select');
  const from = select === undefined ? undefined : payloadOf(select, 'from');
  const sources = from === undefined ? [] : listOf(from, 'expressions');
  const isSingle = sources.length === 1 && payloadOf(sources[0], 'table') !== undefined;
  if (select === undefined || !isSingle || listOf(select, 'joins').length > 0 || select.group_by != null) {
    return {};
  }
  const columns = listOf(select, 'expressions').flatMap((item): [string, string][] => {
    if (payloadOf(item, 'star') !== undefined) {
      return [['*', '*']];
    }
    const column = payloadOf(unaliased(item), 'column');
    const name = outputName(item);
    return column === undefined || name === undefined ? [] : [[name, identifierText(column.name)]];
  });
  return Object.fromEntries(columns);
}
