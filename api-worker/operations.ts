import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Hono } from 'hono';
import type { WorkerEnv } from './http/worker-env.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Metrics } from './metrics.ts';
import { documentationFiles } from './operations/documentation.ts';

interface OperationsDependencies {
  /** The public listener, for its documentation only. */
  app: OpenAPIHono<WorkerEnv>;
  metrics: Metrics;
  lifecycle: Lifecycle;
}

/** Metrics, documentation and probes, on a listener of its own that nobody outside can reach. */
export function createOperationsApp({ app, metrics, lifecycle }: OperationsDependencies): Hono {
  const operations = new Hono();
  operations.get('/metrics', (c) => c.text(metrics.exposition(), 200, { 'content-type': 'text/plain; version=0.0.4' }));
  operations.get('/health', (c) => c.json({ status: 'ok' }));
  operations.get('/ready', (c) =>
    lifecycle.isDraining() ? c.json({ status: 'draining' }, 503) : c.json({ status: 'ok' }),
  );
  operations.get('/openapi.json', (c: Context) =>
    c.json(app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'BCS Profile Assistant', version: '1' } })),
  );
  for (const { path, type, content } of documentationFiles()) {
    operations.get(path, (c) => c.body(content(), 200, { 'content-type': type }));
  }
  return operations;
}
