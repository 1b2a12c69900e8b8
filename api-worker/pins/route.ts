import type { OpenAPIHono } from '@hono/zod-openapi';
import { createRoute } from '@hono/zod-openapi';
import { pin, pinListRequest, pinRemovalRequest, pinRequest, pins } from '../contract/pins.ts';
import { createRoutes, jsonAnswer, jsonBody, problemAnswer } from '../http/open-api.ts';
import { visitOf } from '../http/visit.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { ListPins } from './list-pins.ts';
import type { MakePin } from './make-pin.ts';
import type { RemovePin } from './remove-pin.ts';

interface PinRouteDependencies {
  makePin: MakePin;
  removePin: RemovePin;
  listPins: ListPins;
}

const tags = ['pins'];

const pinning = createRoute({
  method: 'post',
  path: '/v1/pins',
  tags,
  summary: 'Pin the customer of a live conversation that is asserted or verified',
  request: jsonBody(pinRequest),
  responses: { 200: jsonAnswer('The sealed grant and what the list shows of it', pin), default: problemAnswer },
});

const removal = createRoute({
  method: 'post',
  path: '/v1/pins/removal',
  tags,
  summary: 'Note that the rep has removed a pin',
  request: jsonBody(pinRemovalRequest),
  responses: { 204: { description: 'Noted' }, default: problemAnswer },
});

const listing = createRoute({
  method: 'post',
  path: '/v1/pins/list',
  tags,
  summary: "What the rep's own grants are about; what is expired, altered or another rep's is left out",
  request: jsonBody(pinListRequest),
  responses: { 200: jsonAnswer('The readable ones, in the order asked', pins), default: problemAnswer },
});

export function createPinRoutes({ makePin, removePin, listPins }: PinRouteDependencies): OpenAPIHono<WorkerEnv> {
  return createRoutes()
    .openapi(pinning, async (c) =>
      c.json(await makePin(c.req.valid('json'), { rep: c.get('rep'), ...visitOf(c) }), 200),
    )
    .openapi(removal, async (c) => {
      await removePin(c.req.valid('json'), { rep: c.get('rep'), ...visitOf(c) });
      return c.body(null, 204);
    })
    .openapi(listing, async (c) => {
      const listed = await listPins(c.req.valid('json'), { rep: c.get('rep'), ...visitOf(c) });
      if (listed.hasForeign) c.set('hasTriedHandle', true);
      return c.json({ pins: listed.pins }, 200);
    });
}
