import { expect, it } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { RunOptions, RunQuery } from '../../api-worker/warehouse/query.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { refusalOf } from '../prep-pack/desk.ts';
import { openPinningDesk } from './bench.ts';

it('a list asks once for each customer, by the rep’s tiers, in four seconds; an empty one asks nothing', async () => {
  const asked: { name: string; maxRows: number; parameters: QueryParameters; options: RunOptions }[] = [];
  const runQuery: RunQuery = async ({ name, maxRows }, parameters, options) => {
    asked.push({ name, maxRows, parameters, options });
    return [];
  };
  const desk = openPinningDesk({ change: { runQuery } });
  await desk.list(['x'.repeat(64)]);
  expect(asked).toEqual([]);
  await desk.list([await desk.granted(), await desk.granted(), await desk.granted({ customerId: 'B' })]);
  expect(asked).toEqual([
    {
      ...{ name: 'customers-in-tiers', maxRows: 50 },
      parameters: {
        customer_ids: { type: 'STRING_ARRAY', value: ['A', 'B'] },
        tiers: { type: 'STRING_ARRAY', value: ['STANDARD'] },
      },
      options: { signal: expect.any(AbortSignal), deadlineMs: 4_000 },
    },
  ]);
});

it('a list the warehouse cannot vouch for names nobody, and says whose fault it is', async () => {
  const desk = openPinningDesk({ change: { runQuery: () => Promise.reject(new WarehouseError('timeout')) } });
  expect(await refusalOf(desk.list([await desk.granted()]))).toBe('upstream_timeout');
  expect(desk.heard()).toEqual([]);
});

it('a list is for a rep whom Genesys still knows, and a refusal is recorded', async () => {
  const requireSignedIn = () => Promise.reject(new AppError('not_permitted'));
  const desk = openPinningDesk({ change: { requireSignedIn } });
  expect(await refusalOf(desk.list([await desk.granted()]))).toBe('not_permitted');
  expect(desk.audit).toMatchObject([{ type: 'DENIED', matchMethod: 'PIN', result: 'pins_not_permitted' }]);
});

it('a hidden customer with two pins is recorded once', async () => {
  const desk = openPinningDesk();
  await desk.list([await desk.granted({ customerId: 'R' }), await desk.granted({ customerId: 'R' })]);
  expect(desk.heard()).toEqual(['PIN listed_0', 'DENIED access_tier']);
});

it('a fault of ours is a fault, not a grant of somebody else’s', async () => {
  const desk = openPinningDesk();
  const grant = await desk.granted();
  const seals = { ...desk.seals, open: () => Promise.reject(new RangeError('odd')) };
  const broken = openPinningDesk({ change: { seals } });
  expect(await refusalOf(broken.list([grant]))).toBe('not an AppError: RangeError: odd');
});

it('a pin is looked up in four seconds, and a look-up that fails makes none', async () => {
  const given: RunOptions[] = [];
  let isAway = false;
  const subject = async (options: RunOptions) => {
    given.push(options);
    if (isAway) throw new WarehouseError('unavailable');
  };
  const desk = openPinningDesk({ answers: { subject } });
  const ticket = await desk.ticketOf(await desk.ringSigned());
  given.length = 0;
  await desk.pin(ticket);
  expect(given).toMatchObject([{ deadlineMs: 4_000 }]);
  isAway = true;
  expect(await refusalOf(desk.pin(ticket))).toBe('upstream_failed');
});

it('a refused pin is recorded with the customer and the conversation of its ticket', async () => {
  const desk = openPinningDesk();
  const conversationId = await desk.ringSigned();
  const ticket = await desk.ticketOf(conversationId);
  const { claims } = await desk.seals.open('ticket', ticket);
  const other = await desk.seals.seal('ticket', { ...claims, customerId: 'B' }, { expiresInS: 60 });
  desk.audit.length = 0;
  expect(await refusalOf(desk.pin(other))).toBe('conflict');
  expect(desk.audit).toMatchObject([{ type: 'DENIED', customerId: 'B', conversationId, result: 'pin_conflict' }]);
});
