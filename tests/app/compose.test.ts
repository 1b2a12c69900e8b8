import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createBusinessClock } from '../../api-worker/compose/business-clock.ts';
import { composeFront } from '../../api-worker/compose/compose-front.ts';
import { composePacks } from '../../api-worker/compose/compose-packs.ts';
import { placesOf } from '../../api-worker/compose/places.ts';
import { compose } from '../../api-worker/compose.ts';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { INSIGHTS } from '../../api-worker/prep-pack/sections/index.ts';
import { SEARCHER } from '../search/bench.ts';
import { noRows, refusal, startScriptedServer } from '../warehouse/scripted-server.ts';
import { workerSettings } from './settings.ts';

const clock = { nowMs: () => Date.UTC(2026, 10, 22, 9, 30) };

test('the business moment is now, unless the bank has fixed it and every rep is told', () => {
  expect(createBusinessClock(undefined, clock).asOf()).toBe('2026-11-22T09:30:00.000Z');
  expect(createBusinessClock(undefined, clock).banner).toBeUndefined();
  const fixed = createBusinessClock('2026-11-18T11:45:00+01:00', clock);
  expect(fixed.asOf()).toBe('2026-11-18T10:45:00.000Z');
  expect(fixed.banner).toBe('Rehearsal: everything is shown as of 18 November 2026 at 10:45 UTC');
});

test('places stand in the order of wire and screen, the derived section among them', () => {
  const place = (id: 'alerts' | 'insights' | 'kpis') => ({ id, title: id, reservedRows: 1, more: 'not sent' });
  expect(placesOf([place('kpis'), place('alerts')], place('insights'))).toEqual([
    { id: 'alerts', title: 'alerts', reservedRows: 1 },
    { id: 'kpis', title: 'kpis', reservedRows: 1 },
    { id: 'insights', title: 'insights', reservedRows: 1 },
  ]);
});

test('searches that fail one after the other leave the packs of those on a call their warehouse', async () => {
  await using server = await startScriptedServer(refusal(503, 'backendError'));
  const settings = readConfiguration(workerSettings({ BIGQUERY_ENDPOINT: server.endpoint }));
  const front = composeFront(settings, {
    ...{ clock, fetch, log: pino({ level: 'silent' }), writeAudit: () => undefined, instanceId: 'tests' },
  });
  const signedIn = { ...front, requireSignedIn: async () => undefined };
  const { search, resolveIdentifier } = composePacks(settings, signedIn, INSIGHTS);
  const asker = { rep: SEARCHER, correlationId: 'c', signal: AbortSignal.timeout(10_000) };
  for (let each = 0; each < 6; each += 1) {
    await expect(search({ text: 'Harbour', reason: 'follow-up' }, asker)).rejects.toMatchObject({ status: 502 });
  }
  // Five times two tries, and the breaker of the searches is open.
  expect(server.queries()).toHaveLength(10);
  server.reply(noRows);
  expect(await resolveIdentifier({ type: 'BCIN', value: 'B1' }, asker.signal)).toEqual([]);
});

test('a warehouse that cannot be reached is told to the call flow as that, never as "no such customer"', async () => {
  const settings = readConfiguration(workerSettings({ BIGQUERY_ENDPOINT: 'http://127.0.0.1:9' }));
  const { resolveIdentifier } = compose(settings, {
    clock,
    fetch,
    log: pino({ level: 'silent' }),
    writeAudit: () => undefined,
    instanceId: 'tests',
  });
  const asked = resolveIdentifier({ type: 'BCIN', value: 'B1' }, AbortSignal.timeout(10_000));
  await expect(asked).rejects.toMatchObject({ code: 'upstream_failed' });
});
