import type { Hono } from 'hono';
import { jsonBody } from './call.ts';
import type { CallLog } from './call-log.ts';
import { faultSchema } from './fault-schema.ts';
import type { Faults } from './faults.ts';
import { parsed } from './request-schema.ts';

/** The control interface: planted faults and the call log. */
export function controlRoutes(control: Hono, faults: Faults, log: CallLog): void {
  control.get('/faults', (context) => context.json({ faults: faults.list() }));
  control.post('/faults', async (context) => {
    const id = faults.add(parsed(faultSchema, await jsonBody(context)));
    return context.json({ id }, 201);
  });
  control.delete('/faults', (context) => {
    faults.clear();
    return context.body(null, 204);
  });
  control.delete('/faults/:id', (context) => {
    faults.remove(Number(context.req.param('id')));
    return context.body(null, 204);
  });
  control.get('/calls', (context) => context.json({ calls: log.list() }));
  control.delete('/calls', (context) => {
    log.clear();
    return context.body(null, 204);
  });
}
