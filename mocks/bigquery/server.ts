import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { ApiError, asApiError, errorBody, notFound } from './api-error.ts';
import type { BuiltDataset } from './built-catalog.ts';
import { enterBuiltTables } from './built-catalog.ts';
import { CallLog } from './call-log.ts';
import { callWatch } from './call-watch.ts';
import { Catalog } from './catalog.ts';
import { controlRoutes } from './control-routes.ts';
import { datasetRoutes } from './dataset-routes.ts';
import type { Engine } from './engine.ts';
import { Faults } from './faults.ts';
import type { Grants } from './grants.ts';
import { accessRules } from './grants.ts';
import { jobRoutes, uploadRoutes } from './job-routes.ts';
import { JobStore } from './job-store.ts';
import { queryRoutes } from './query-routes.ts';
import { openSession } from './session.ts';
import { tableRoutes } from './table-routes.ts';
import type { TranslationFile } from './translation-cache.ts';
import { cachedTranslator, EMPTY_TRANSLATIONS } from './translation-cache.ts';

export interface BigQueryOptions {
  readonly projectId: string;
  /** A DuckDB file with one schema per dataset, attached read-only; without it the project is empty. */
  readonly databaseFile?: string;
  /** The definitions of the file's datasets, as `deployedDatasets` gives them for the bank. */
  readonly datasets?: readonly BuiltDataset[];
  readonly port?: number;
  readonly grants?: Grants;
  readonly location?: string;
  readonly translations?: TranslationFile;
  readonly connections?: number;
  readonly memoryLimit?: string;
}

export interface BigQuery {
  readonly endpoint: string;
  readonly close: () => Promise<void>;
}

/** Starts the local BigQuery on 127.0.0.1. */
export async function startBigQuery(options: BigQueryOptions): Promise<BigQuery> {
  const session = await openSession({
    connections: options.connections ?? 4,
    memoryLimit: options.memoryLimit ?? '1GB',
    ...(options.databaseFile === undefined ? {} : { databaseFile: options.databaseFile }),
  });
  const translate = cachedTranslator(options.translations ?? EMPTY_TRANSLATIONS);
  const catalog = new Catalog(options.projectId, session, translate);
  await enterBuiltTables(catalog, session, options.datasets ?? [], translate);
  const engine: Engine = {
    project: options.projectId,
    location: options.location ?? 'EU',
    session,
    catalog,
    rules: accessRules(options.grants),
    faults: new Faults(),
    translate,
  };
  const jobs = new JobStore(engine.project);
  const server = createServer(getRequestListener(createApp(engine, jobs).fetch));
  const port = await listen(server, options.port ?? 0);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: async () => {
      jobs.cancelAll();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      session.close();
    },
  };
}

function createApp(engine: Engine, jobs: JobStore): Hono<{ Bindings: HttpBindings }> {
  const log = new CallLog();
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.onError((error) => {
    const apiError = asApiError(error);
    return Response.json(errorBody(apiError), { status: apiError.code });
  });
  app.notFound((context) => context.json(errorBody(new ApiError(404, 'notFound', 'Not found: this method')), 404));

  const control = new Hono();
  controlRoutes(control, engine.faults, log);
  app.route('/__control', control);
  app.use(callWatch(engine.faults, log, jobs));
  const upload = new Hono();
  uploadRoutes(upload, engine, jobs);
  app.route('/', upload);
  const api = new Hono();
  api.use('/projects/:project/*', async (context, next) => {
    if (context.req.param('project') !== engine.project) throw notFound(`Project ${context.req.param('project')}`);
    await next();
  });
  queryRoutes(api, engine, jobs);
  jobRoutes(api, engine, jobs);
  datasetRoutes(api, engine);
  tableRoutes(api, engine);
  app.route('/bigquery/v2', api);
  // The emulator variable of the official client leaves the prefix out.
  app.route('/', api);
  return app;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
