import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { ApiError } from './api-error.ts';
import { identityOf, jsonBody } from './call.ts';
import type { Engine } from './engine.ts';
import { parsed } from './request-schema.ts';
import { datasetResource } from './table-resource.ts';

const access = z.array(z.looseObject({}));
const datasetBody = z.object({
  datasetReference: z.object({ datasetId: z.string().regex(/^\w{1,1024}$/) }),
  labels: z.record(z.string(), z.string()).optional(),
  access: access.optional(),
});
const datasetPatch = z.strictObject({ access });

/** datasets.list, get, insert, patch (of the access list) and delete. */
export function datasetRoutes(api: Hono, engine: Engine): void {
  api.get('/projects/:project/datasets', (context) =>
    context.json({
      kind: 'bigquery#datasetList',
      datasets: engine.catalog.list().map((dataset) => datasetResource(engine, dataset)),
    }),
  );

  api.post('/projects/:project/datasets', async (context) => {
    const { datasetReference, labels, access } = parsed(datasetBody, await jsonBody(context));
    expectOwner(engine, context, `Project ${engine.project}`);
    const dataset = await engine.catalog.createDataset(datasetReference.datasetId, labels);
    if (access !== undefined) dataset.access = access;
    return context.json(datasetResource(engine, dataset));
  });

  api.get('/projects/:project/datasets/:dataset', (context) =>
    context.json(datasetResource(engine, engine.catalog.dataset(context.req.param('dataset')))),
  );

  api.patch('/projects/:project/datasets/:dataset', async (context) => {
    const name = context.req.param('dataset');
    expectOwner(engine, context, `Dataset ${engine.project}:${name}`);
    const dataset = engine.catalog.dataset(name);
    dataset.access = parsed(datasetPatch, await jsonBody(context)).access;
    return context.json(datasetResource(engine, dataset));
  });

  api.delete('/projects/:project/datasets/:dataset', async (context) => {
    const name = context.req.param('dataset');
    expectOwner(engine, context, `Dataset ${engine.project}:${name}`);
    await engine.catalog.deleteDataset(name, context.req.query('deleteContents') === 'true');
    return context.body(null, 204);
  });
}

export function expectOwner(engine: Engine, context: Context, what: string): void {
  if (!engine.rules.isOwner(identityOf(context))) {
    throw new ApiError(403, 'accessDenied', `Access Denied: ${what}: User does not have permission to change it.`);
  }
}
