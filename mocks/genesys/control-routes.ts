import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ControlError } from './control-error.ts';
import type { ControlSteps } from './control-steps.ts';

/** POST /__control/{method} with a JSON object; the answer is what the method returns, or {}. */
export function createControlRoutes(steps: ControlSteps): Hono {
  const app = new Hono();
  const methods = new Map<string, (input: unknown) => unknown>(Object.entries(steps));

  app.post('/__control/:method', bodyLimit({ maxSize: 1024 * 1024 }), async (c) => {
    const name = c.req.param('method');
    const run = methods.get(name);
    if (!run) throw new ControlError(404, `No control method "${name}"; there are ${[...methods.keys()].join(', ')}`);
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
      throw new ControlError(400, 'Send application/json');
    }
    const input: unknown = await c.req.json().catch((cause: unknown) => {
      throw new ControlError(400, 'The body is no JSON', { cause });
    });
    return c.json((await run(input)) ?? {});
  });

  app.notFound((c) => c.json({ error: 'POST /__control/{method}' }, 404));
  app.onError((error, c) => {
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status);
    return c.json({ error: `Unexpected: ${error.message}` }, 500);
  });
  return app;
}
