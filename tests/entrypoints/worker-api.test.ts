import { expect, test } from 'vitest';
import { createWorkerApi } from '../../entrypoints/sidepanel/api/worker-api.ts';
import { createKeyRing } from './browser-stand-ins.ts';

test('a pack is asked for with the time zone of the browser, and by this panel', async () => {
  const { pair } = await createKeyRing().create();
  const rep = { id: 'r', name: 'Rep', roles: ['rep' as const] };
  const origin = 'https://prep.bank.example';
  const credentials = { held: { session: 's', expiresAt: '2030-01-01T00:00:00Z', rep, keyId: 'k', origin }, pair };
  const asked: unknown[] = [];
  const api = createWorkerApi({
    origin,
    timeZone: 'Asia/Hong_Kong',
    panelId: 'panel-1',
    keeper: { current: async () => credentials, replace: async () => null },
    onSignedOut: () => expect.unreachable(),
    http: async ({ path, body }) => {
      asked.push([path, body]);
      return new Response('');
    },
  });
  await api.requestPack({ handle: 'sealed-grant', reason: 'follow-up' }, new AbortController().signal);
  const body = { handle: 'sealed-grant', reason: 'follow-up', timeZone: 'Asia/Hong_Kong', panelId: 'panel-1' };
  expect(asked).toEqual([['/v1/packs', body]]);
});
