import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import type { WorkerEnv } from '../../api-worker/http/worker-env.ts';
import { createListPins } from '../../api-worker/pins/list-pins.ts';
import { createMakePin } from '../../api-worker/pins/make-pin.ts';
import { createRemovePin } from '../../api-worker/pins/remove-pin.ts';
import { createPinRoutes } from '../../api-worker/pins/route.ts';
import { REP } from '../prep-pack/desk.ts';
import { openPinningDesk } from './bench.ts';

/** The routes as a signed-in rep reaches them, and whether the door was told of a tried handle. */
function open() {
  const desk = openPinningDesk();
  const tried: unknown[] = [];
  const app = new Hono<WorkerEnv>();
  app.use(async (c, next) => {
    c.set('rep', REP);
    c.set('requestId', 'a-correlation');
    await next();
    tried.push(c.get('hasTriedHandle') ?? false);
  });
  const { dependencies } = desk;
  const rooms = {
    makePin: createMakePin(dependencies),
    removePin: createRemovePin(dependencies),
    listPins: createListPins(dependencies),
  };
  app.route('/', createPinRoutes(rooms));
  app.onError((error, c) => c.json({ code: error instanceof AppError ? error.code : `a fault: ${error}` }, 500));
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: answer.status, body: await answer.text() };
  };
  return { desk, tried, post };
}

test('a pin is made, listed and removed, each recorded with its rep and its request', async () => {
  const { desk, tried, post } = open();
  const ticket = await desk.ticketOf(await desk.ringSigned());
  desk.audit.length = 0;
  const made = await post('/v1/pins', { ticket });
  const pin: { grant: string } = JSON.parse(made.body);
  expect([made.status, pin]).toEqual([200, expect.objectContaining({ label: 'A Ltd' })]);
  const listed = await post('/v1/pins/list', { grants: [pin.grant] });
  expect([listed.status, JSON.parse(listed.body)]).toEqual([200, { pins: [pin] }]);
  expect(await post('/v1/pins/removal', { grant: pin.grant })).toEqual({ status: 204, body: '' });
  const by = { access: REP.access, correlationId: 'a-correlation' };
  expect(desk.audit).toMatchObject([
    { ...by, type: 'PIN', result: 'verified' },
    { ...by, type: 'PIN', matchMethod: 'PIN', result: 'listed_1' },
    { ...by, type: 'UNPIN', customerId: 'A', result: 'removed' },
  ]);
  expect(tried).toEqual([false, false, false]);
});

test('another rep’s grant among one’s own is told to the door as a handle that was tried', async () => {
  const { desk, tried, post } = open();
  const grants = [await desk.granted({ repId: 'rep-2', label: 'CANARY' }), await desk.granted()];
  const { status, body } = await post('/v1/pins/list', { grants });
  expect([status, body.includes('CANARY')]).toEqual([200, false]);
  expect(tried).toEqual([true]);
});

test('what is refused is recorded with its rep and its request too', async () => {
  const { desk, post } = open();
  const nonsense = 'x'.repeat(64);
  for (const [path, body] of [
    ['/v1/pins', { ticket: nonsense }],
    ['/v1/pins/removal', { grant: nonsense }],
    ['/v1/pins/list', { grants: [nonsense] }],
  ] as const) {
    await post(path, body);
  }
  const by = { access: REP.access, correlationId: 'a-correlation' };
  expect(desk.audit).toEqual([
    { ...by, type: 'DENIED', result: 'pin_handle_invalid' },
    { ...by, type: 'DENIED', result: 'unpin_handle_invalid' },
    { ...by, type: 'PIN', matchMethod: 'PIN', result: 'listed_0' },
    { ...by, type: 'DENIED', matchMethod: 'PIN', result: 'pins_handle_invalid' },
  ]);
});
