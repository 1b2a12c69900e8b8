import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import { createSealedSessions } from '../../api-worker/sessions/sealed-sessions.ts';

const startMs = Date.UTC(2026, 10, 18, 10, 45);
const startS = startMs / 1000;
const keys = {
  general: [{ kid: 's', secret: randomBytes(32) }],
  pins: [{ kid: 'p', secret: randomBytes(32) }],
} as const;
const rep = {
  name: 'Ada',
  access: { repId: 'ada', roles: ['rep' as const, 'revealer' as const], tiers: ['STANDARD'] },
  genesysToken: 'a-token-of-genesys',
  genesysExpiresAtEpochS: startS + 3_600,
  keyThumbprint: 'a-thumbprint',
};

function instance(clock = { ms: startMs, nowMs: () => clock.ms }) {
  const seals = createSeals({ keys, clock });
  return { clock, seals, sessions: createSealedSessions({ seals, clock }) };
}

test('opens to exactly the rep it was issued to, token and key included', async () => {
  const { sessions } = instance();
  const issued = await sessions.issue(rep, 'an-id');
  expect(issued).toEqual({
    session: expect.any(String),
    expiresAt: new Date(startMs + 900_000).toISOString(),
    rep: { id: 'ada', name: 'Ada', roles: ['rep', 'revealer'] },
  });
  expect(await sessions.open(issued.session)).toEqual({
    ...rep,
    sessionId: 'an-id',
    expiresAtEpochS: startS + 900,
  });
});

test.each([
  ['a quarter of an hour', 3_600, 900],
  ['a quarter of an hour where the token ends with it', 900, 900],
  ['no longer than the token of Genesys', 400, 400],
  ['whole seconds', 400.9, 400],
  ['one second', 1, 1],
])('lasts %s', async (_what, tokenLifeS, lifeS) => {
  const { sessions } = instance();
  const issued = await sessions.issue({ ...rep, genesysExpiresAtEpochS: startS + tokenLifeS });
  expect(issued.expiresAt).toBe(new Date((startS + lifeS) * 1000).toISOString());
  expect((await sessions.open(issued.session)).expiresAtEpochS).toBe(startS + lifeS);
});

test('lasts five minutes where Genesys does not say how long its token lives', async () => {
  const { sessions } = instance();
  const issued = await sessions.issue({ ...rep, genesysExpiresAtEpochS: null });
  expect(issued.expiresAt).toBe(new Date(startMs + 300_000).toISOString());
  expect(await sessions.open(issued.session)).toMatchObject({ genesysExpiresAtEpochS: null });
});

test.each([0.5, 0, -1])('is not issued for a token with %d seconds left', async (leftS) => {
  const { sessions } = instance();
  const issuing = sessions.issue({ ...rep, genesysExpiresAtEpochS: startS + leftS });
  await expect(issuing).rejects.toMatchObject({ code: 'session_expired' });
});

test('an ended session opens no more, another one of the same rep does', async () => {
  const { sessions } = instance();
  const [one, two] = [await sessions.issue(rep, 'one'), await sessions.issue(rep, 'two')];
  sessions.end('one');
  await expect(sessions.open(one.session)).rejects.toMatchObject({ code: 'session_invalid' });
  expect(await sessions.open(two.session)).toMatchObject({ sessionId: 'two' });
});

test('says that a session is expired, so that the panel signs in again without a word', async () => {
  const { sessions, clock } = instance();
  const issued = await sessions.issue(rep);
  clock.ms += 906_000;
  await expect(sessions.open(issued.session)).rejects.toMatchObject({ code: 'session_expired' });
});

test('a seal of another purpose is no session', async () => {
  const { sessions, seals } = instance();
  const ticket = await seals.seal('ticket', claims, { expiresInS: 60 });
  await expect(sessions.open(ticket)).rejects.toMatchObject({ code: 'session_invalid' });
});

const { access, ...personal } = rep;
const claims = { ...personal, ...access };

test('a planted session with every claim right does open, so the refusals below are about what they change', async () => {
  const { sessions, seals } = instance();
  expect(await sessions.open(await seals.seal('session', claims, { expiresInS: 60 }))).toMatchObject(rep);
});

test.each([
  ['nobody', { repId: '' }],
  ['no name', { name: undefined }],
  ['a role nobody has heard of', { roles: ['administrator'] }],
  ['no roles', { roles: undefined }],
  ['tiers that are no list', { tiers: 'ALL' }],
  ['no token', { genesysToken: '' }],
  ['no end of the token', { genesysExpiresAtEpochS: undefined }],
  ['no key', { keyThumbprint: '' }],
  ['a claim nobody has heard of', { isAdministrator: true }],
])('a session with %s is invalid', async (_what, change) => {
  const { sessions, seals } = instance();
  const planted = await seals.seal('session', { ...claims, ...change }, { expiresInS: 60 });
  await expect(sessions.open(planted)).rejects.toMatchObject({ code: 'session_invalid' });
});
