import type { TableReference } from './emitter.ts';
import type { Translation } from './translation.ts';

/** A query parameter as DuckDB text: `value` for an expression, `list` for the right side of IN. */
export interface ParameterText {
  readonly value: string;
  readonly list: string;
}

export interface Binding {
  /** The quoted DuckDB name that stands for a table. */
  readonly tableName: (reference: TableReference) => string;
  readonly parameter: (name: string) => ParameterText;
}

const PLACEHOLDER = /"@(table|parameter|list):([^"]+)"/g;

/** Fills the placeholders of a translation in one pass, so that filled-in text is never read again. */
export function bind(translation: Translation, binding: Binding): string {
  return translation.template.replace(PLACEHOLDER, (_whole, kind: string, name: string) => {
    if (kind === 'table') {
      const reference = translation.tables[Number(name)];
      return reference === undefined ? '' : binding.tableName(reference);
    }
    const text = binding.parameter(name);
    return kind === 'list' ? text.list : text.value;
  });
}

/** Fills in a query without parameters, as a view is. */
export function bindView(translation: Translation, tableName: Binding['tableName']): string {
  return bind(translation, {
    tableName,
    parameter: (name) => {
      throw new Error(`A view cannot take the query parameter ${name}`);
    },
  });
}
