import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { ApiError, invalid } from './api-error.ts';
import { identityOf, jsonBody } from './call.ts';
import { expectOwner } from './dataset-routes.ts';
import type { Engine } from './engine.ts';
import { insertAll } from './insert-all.ts';
import { permissionsHeld, testIamBody } from './permissions.ts';
import { parsed, tableReference } from './request-schema.ts';
import { accessDenied } from './run-query.ts';
import type { TableDefinition, TableEntry } from './table-entry.ts';
import { tablePage } from './table-page.ts';
import { tableResource, tableSummary } from './table-resource.ts';

const TABLES = '/projects/:project/datasets/:dataset/tables';
const PERMISSION_TEST = ':testIamPermissions';

const tableBody = z.looseObject({
  tableReference: tableReference.partial({ datasetId: true }),
  view: z.object({ query: z.string(), useLegacySql: z.boolean().optional() }).optional(),
});

/** tables.list, get, insert, delete and testIamPermissions; tabledata.list and insertAll. */
export function tableRoutes(api: Hono, engine: Engine): void {
  api.get(TABLES, (context) => {
    const tables = [...engine.catalog.dataset(context.req.param('dataset')).tables.values()];
    const summaries = tables.map((entry) => tableSummary(engine, entry));
    return context.json({ kind: 'bigquery#tableList', tables: summaries, totalItems: tables.length });
  });

  api.post(TABLES, async (context) => {
    const dataset = context.req.param('dataset');
    const body = parsed(tableBody, await jsonBody(context));
    expectOwner(engine, context, `Dataset ${engine.project}:${dataset}`);
    return context.json(await tableResource(engine, await created(engine, dataset, body)));
  });

  api.get(`${TABLES}/:table`, async (context) => {
    const entry = readable(engine, context);
    return context.json(await tableResource(engine, entry));
  });

  api.delete(`${TABLES}/:table`, async (context) => {
    const { dataset, table } = context.req.param();
    expectOwner(engine, context, `Table ${engine.project}:${dataset}.${table}`);
    await engine.catalog.deleteTable(dataset ?? '', table ?? '');
    return context.body(null, 204);
  });

  api.post(`${TABLES}/:table`, async (context) => {
    const { dataset = '', table = '' } = context.req.param();
    if (!table.endsWith(PERMISSION_TEST)) {
      throw new ApiError(404, 'notFound', 'Not found: this method');
    }
    const { permissions } = parsed(testIamBody, await jsonBody(context));
    const entry = engine.catalog.table(dataset, table.slice(0, -PERMISSION_TEST.length));
    return context.json({ permissions: permissionsHeld(engine, identityOf(context), entry, permissions) });
  });

  api.get(`${TABLES}/:table/data`, async (context) =>
    context.json(await tablePage(engine, readable(engine, context), context.req.query())),
  );

  api.post(`${TABLES}/:table/insertAll`, async (context) => {
    const { dataset = '', table = '' } = context.req.param();
    if (!engine.rules.mayAppend(identityOf(context), dataset, table)) {
      throw accessDenied(engine.project, dataset, table);
    }
    const insertErrors = await insertAll(engine, engine.catalog.table(dataset, table), await jsonBody(context));
    const response = { kind: 'bigquery#tableDataInsertAllResponse' };
    return context.json(insertErrors.length === 0 ? response : { ...response, insertErrors });
  });
}

function readable(engine: Engine, context: Context): TableEntry {
  const { dataset = '', table = '' } = context.req.param();
  if (!engine.rules.mayRead(identityOf(context), dataset, table)) {
    throw accessDenied(engine.project, dataset, table);
  }
  return engine.catalog.table(dataset, table);
}

async function created(engine: Engine, dataset: string, body: z.infer<typeof tableBody>): Promise<TableEntry> {
  const { tableReference: reference, view, ...rest } = body;
  const definition = rest as TableDefinition; // a Table resource; its fields are checked as the columns are made
  if (view !== undefined) {
    if (view.useLegacySql !== false) {
      throw invalid('Legacy SQL views are not supported by the local engine: set useLegacySql to false');
    }
    return await engine.catalog.createView(dataset, reference.tableId, view.query, definition);
  }
  if ((definition.schema?.fields ?? []).length === 0) {
    throw new ApiError(501, 'notImplemented', 'Local engine does not support: tables without a schema');
  }
  return await engine.catalog.createTable(dataset, reference.tableId, definition);
}
