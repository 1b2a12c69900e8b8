import { expect, test } from 'vitest';
import { createWorkerApi } from '../../entrypoints/sidepanel/api/worker-api.ts';
import { parseFrame } from '../../entrypoints/sidepanel/packs/parse-frame.ts';
import { createKeyRing } from './browser-stand-ins.ts';
import { identified, identityLine } from './pack-lines.ts';

test('a revealed field is hidden after the thirty seconds the screen promises, whatever a worker says', async () => {
  const { pair } = await createKeyRing().create();
  const rep = { id: 'r', name: 'Rep', roles: ['rep' as const] };
  const origin = 'https://prep.bank.example';
  const credentials = { held: { session: 's', expiresAt: '2030-01-01T00:00:00Z', rep, keyId: 'k', origin }, pair };
  const api = createWorkerApi({
    origin,
    keeper: { current: async () => credentials, replace: async () => null },
    onSignedOut: () => expect.unreachable(),
    http: async () => Response.json({ field: 'company-registration-number', text: '04412345', hideAfterS: 3_600 }),
  });
  expect(await api.revealField('sealed-reveal', 'sealed-ticket')).toMatchObject({ text: '04412345', hideAfterS: 30 });
});

test('a section keeps no more than forty rows free', () => {
  const sections = [{ id: 'alerts', title: 'Alerts', reservedRows: 100_000 }];
  const frame = parseFrame(JSON.stringify(identityLine('t1', identified('Ada Ltd'), { sections })));
  expect(frame).toMatchObject({ sections: [{ id: 'alerts', reservedRows: 40 }] });
});
