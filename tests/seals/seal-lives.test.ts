import { randomBytes } from 'node:crypto';
import { EncryptJWT } from 'jose';
import { expect, test } from 'vitest';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import type { SealPurpose } from '../../api-worker/seals/seal.ts';

const DAY_S = 86_400;
const epochS = Date.UTC(2026, 10, 18, 10, 45) / 1000;
const secret = randomBytes(32);
const keys = { general: [{ kid: 's1', secret }], pins: [{ kid: 'p1', secret: randomBytes(32) }] } as const;
const at = (s: number) => createSeals({ keys, clock: { nowMs: () => s * 1000 } });
const seals = at(epochS);

const LONGEST_S: [SealPurpose, number][] = [
  ['session', 900],
  ['ticket', 600],
  ['candidate', 600],
  ['reveal', DAY_S],
  ['search', 600],
  ['verification', 1_800],
  ['insight', DAY_S],
  ['pin', 366 * DAY_S],
];

test.each(LONGEST_S)('a %s lives %i seconds at most, whatever life it is asked for', async (purpose, longestS) => {
  const sealed = await seals.seal(purpose, {}, { expiresInS: longestS + 1 });
  expect((await seals.open(purpose, sealed)).expiresAtEpochS).toBe(epochS + longestS);
  const shorter = await seals.seal(purpose, {}, { expiresInS: longestS - 1 });
  expect((await seals.open(purpose, shorter)).expiresAtEpochS).toBe(epochS + longestS - 1);
});

/** A seal made with the right key by somebody who does not keep to the rules. */
const forged = (change: object) =>
  new EncryptJWT({ iss: 'bcs-profile-assistant', aud: 'session', jti: 'j', claims: {}, ...change })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'bcs-session+jwt', kid: 's1' })
    .encrypt(secret);

test('a session sealed for a second more than it may live opens at no time, not even when it is new', async () => {
  const allowed = await forged({ iat: epochS, exp: epochS + 900 });
  await expect(seals.open('session', allowed)).resolves.toMatchObject({ id: 'j' });
  const longer = await forged({ iat: epochS, exp: epochS + 901 });
  await expect(seals.open('session', longer)).rejects.toMatchObject({ code: 'handle_invalid' });
});

test.each([
  ['an empty id', { iat: epochS, exp: epochS + 60, jti: '' }],
  ['half a second of issue', { iat: epochS - 0.5, exp: epochS + 60 }],
  ['claims that are a list', { iat: epochS, exp: epochS + 60, claims: [] }],
])('refuses a seal with %s', async (_what, change) => {
  await expect(seals.open('session', await forged(change))).rejects.toMatchObject({ code: 'handle_invalid' });
});

test('clocks of two instances may be five seconds apart, no more', async () => {
  const sealed = await seals.seal('ticket', {}, { expiresInS: 60 });
  await expect(at(epochS - 5).open('ticket', sealed)).resolves.toBeTruthy();
  await expect(at(epochS - 6).open('ticket', sealed)).rejects.toMatchObject({ code: 'handle_invalid' });
  await expect(at(epochS + 64).open('ticket', sealed)).resolves.toBeTruthy();
  await expect(at(epochS + 65).open('ticket', sealed)).rejects.toMatchObject({ code: 'handle_expired' });
});

test('every seal has an id of its own', async () => {
  const made = [await seals.seal('ticket', {}, { expiresInS: 60 }), await seals.seal('ticket', {}, { expiresInS: 60 })];
  const ids = await Promise.all(made.map(async (sealed) => (await seals.open('ticket', sealed)).id));
  expect(new Set(ids).size).toBe(2);
});
