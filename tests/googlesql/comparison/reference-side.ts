import type { QueryParameters } from '../../../api-worker/warehouse/parameters.ts';
import type { BaseRows } from '../bank/base-rows.ts';
import type { DeployedView, Deployment } from '../bank/deployment.ts';
import { inFile } from '../bank/deployment.ts';
import type { Asked, TypedRows } from '../bank/local-engine.ts';
import type { Reference, ReferenceTable, TypedValue } from '../reference/reference.ts';
import { cellsOf } from '../reference/reference.ts';
import { instantMicros, instantText } from '../reference/values.ts';

/** Answers the worker's questions by the reference implementation: the views over the bank's rows, the query over these. */
export function referenceSide(reference: Reference, deployment: Deployment, baseRows: BaseRows) {
  const views = new Map<string, Promise<ReferenceTable>>();

  const rowsOfView = async (view: DeployedView, customerId: string | null): Promise<ReferenceTable> => {
    const tables = await Promise.all(
      view.reads.map(async (table) => ({ ...table, rows: await baseRows.rowsOf(table, customerId) })),
    );
    const { columns, rows } = await reference
      .execute({ sql: view.sql, tables, parameters: {} })
      .catch(inFile(view.file));
    return { name: view.name, columns, rows };
  };

  const executedView = async (view: DeployedView, customerId: string | null): Promise<ReferenceTable> => {
    const wholes = await Promise.all(view.reads.map((table) => baseRows.isWhole(table)));
    const key = `${view.name} ${wholes.every(Boolean) ? '' : customerId}`;
    const executing = views.get(key) ?? rowsOfView(view, customerId);
    views.set(key, executing);
    return executing;
  };

  return async ({ query, parameters }: Pick<Asked, 'query' | 'parameters'>): Promise<TypedRows> => {
    const names = await reference.tablesOf(query.sql);
    const customerId = parameters.customer_id?.value;
    const tables = await Promise.all(
      deployment.views
        .filter(({ name }) => names.includes(name))
        .map((view) => executedView(view, typeof customerId === 'string' ? customerId : null)),
    );
    const answer = await reference.execute({
      sql: query.sql,
      tables: tables.map((table) => named(table, query.sql)),
      parameters: typedParameters(parameters),
    });
    return { columns: answer.columns, rows: cellsOf(answer) };
  };
}

/** Without the columns whose names the query does not contain: half of what is sent is enough. */
function named(table: ReferenceTable, sql: string): ReferenceTable {
  const words = new Set(sql.match(/\w+/gu));
  const places = table.columns.flatMap(({ name }, place) => (words.has(name) ? [place] : []));
  const pick = <Item>(all: readonly Item[]) => places.flatMap((place) => all.slice(place, place + 1));
  return {
    name: table.name,
    columns: pick(table.columns),
    rows: table.rows?.map(({ cell }) => ({ cell: pick(cell) })),
  };
}

/** The worker's parameters in the reference's types. */
export function typedParameters(parameters: QueryParameters): Record<string, TypedValue> {
  return Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, typedParameter(parameter)]));
}

function typedParameter(parameter: QueryParameters[string]): TypedValue {
  if (parameter.type === 'STRING_ARRAY') return { type: 'ARRAY<STRING>', cell: parameter.value };
  if (parameter.value === null) return { type: parameter.type, cell: null };
  const text = String(parameter.value);
  return { type: parameter.type, cell: parameter.type === 'TIMESTAMP' ? instantText(instantMicros(text)) : text };
}
