import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { AuditEvent } from '../../api-worker/audit/audit-event.ts';
import { AppError } from '../../api-worker/errors.ts';
import type { ExchangeCode } from '../../api-worker/genesys/exchange-code.ts';
import type { SignOut } from '../../api-worker/genesys/sign-out.ts';
import type { WhoAmI } from '../../api-worker/genesys/who-am-i.ts';
import { createSeals } from '../../api-worker/seals/create-seals.ts';
import { createSealedSessions } from '../../api-worker/sessions/sealed-sessions.ts';
import { createSignIns } from '../../api-worker/sessions/sign-ins.ts';

const startMs = Date.UTC(2026, 10, 18, 10, 45);
const startS = startMs / 1000;
const redirectUri = 'https://ext.chromiumapp.org/oauth';
const request = { code: 'a-code', codeVerifier: 'v'.repeat(43), redirectUri };
const visit = { correlationId: 'a-correlation', signal: new AbortController().signal };
const ada = { repId: 'ada', name: 'Ada', organizationId: 'bank', roleIds: ['agent'] };
const access = { repId: 'ada', roles: ['rep'], tiers: ['STANDARD'] };

const keys = {
  general: [{ kid: 's', secret: randomBytes(32) }],
  pins: [{ kid: 'p', secret: randomBytes(32) }],
} as const;

function desk() {
  const clock = { ms: startMs + 999, nowMs: () => clock.ms };
  const sessions = createSealedSessions({ seals: createSeals({ keys, clock }), clock });
  const audit: AuditEvent[] = [];
  const genesys = {
    exchangeCode: vi.fn<ExchangeCode>(async () => ({ token: 'a-token', expiresInS: 400 })),
    whoAmI: vi.fn<WhoAmI>(async () => ada),
    signOut: vi.fn<SignOut>(async () => {}),
  };
  const signIns = createSignIns({
    sessions,
    genesys,
    accessByGenesysRole: { agent: { roles: ['rep'], tiers: ['STANDARD'] } },
    redirectUri,
    audit: async (event) => {
      audit.push(event);
    },
    clock,
  });
  return { clock, sessions, audit, genesys, signIns };
}

test('a session carries the token that Genesys gave for the code, and is recorded before it is issued', async () => {
  const { signIns, sessions, audit, genesys } = desk();
  const { session } = await signIns.begin(request, 'a-thumbprint', visit);
  expect(genesys.exchangeCode).toHaveBeenCalledExactlyOnceWith(request, visit.signal);
  expect(genesys.whoAmI).toHaveBeenCalledExactlyOnceWith('a-token', visit.signal, 'sign_in_refused');
  expect(await sessions.open(session)).toMatchObject({
    name: 'Ada',
    access,
    genesysToken: 'a-token',
    genesysExpiresAtEpochS: startS + 400,
    keyThumbprint: 'a-thumbprint',
  });
  expect(audit).toEqual([{ type: 'SIGN_IN', access, correlationId: 'a-correlation', result: 'granted' }]);
});

test('a redirect to anywhere but this extension is refused before Genesys is asked', async () => {
  const { signIns, genesys } = desk();
  const elsewhere = { ...request, redirectUri: 'https://evil.example/oauth' };
  await expect(signIns.begin(elsewhere, 'k', visit)).rejects.toMatchObject({ code: 'malformed_request' });
  expect(genesys.exchangeCode).not.toHaveBeenCalled();
});

test('a token whose end Genesys does not name has none in the session', async () => {
  const { signIns, sessions, genesys } = desk();
  genesys.exchangeCode.mockResolvedValue({ token: 'a-token', expiresInS: null });
  const { session } = await signIns.begin(request, 'a-thumbprint', visit);
  expect(await sessions.open(session)).toMatchObject({ genesysExpiresAtEpochS: null });
});

test('a sign-in that cannot be recorded gives no session', async () => {
  const { genesys, sessions, clock } = desk();
  const failing = createSignIns({
    sessions,
    genesys,
    accessByGenesysRole: { agent: { roles: ['rep'], tiers: [] } },
    redirectUri,
    audit: () => Promise.reject(new AppError('audit_unavailable')),
    clock,
  });
  await expect(failing.begin(request, 'k', visit)).rejects.toMatchObject({ code: 'audit_unavailable' });
});

test('a refused token is recorded under nobody’s name', async () => {
  const { signIns, audit, genesys } = desk();
  genesys.whoAmI.mockRejectedValue(new AppError('client_not_allowed'));
  await expect(signIns.begin(request, 'k', visit)).rejects.toMatchObject({ code: 'client_not_allowed' });
  expect(audit).toEqual([
    {
      type: 'DENIED',
      access: { repId: 'unknown', roles: [], tiers: [] },
      correlationId: 'a-correlation',
      result: 'client_not_allowed',
    },
  ]);
});

test('Genesys out of reach refuses nobody, so nothing is recorded', async () => {
  const { signIns, audit, genesys } = desk();
  for (const failure of [new AppError('upstream_failed'), new RangeError('a fault of ours')]) {
    genesys.whoAmI.mockRejectedValue(failure);
    await expect(signIns.begin(request, 'k', visit)).rejects.toBe(failure);
  }
  expect(audit).toEqual([]);
});

test('a user without a mapped role is recorded by id, with no role and no tier', async () => {
  const { signIns, audit, genesys } = desk();
  genesys.whoAmI.mockResolvedValue({ ...ada, repId: 'eve', roleIds: [] });
  await expect(signIns.begin(request, 'k', visit)).rejects.toMatchObject({ code: 'not_permitted' });
  expect(audit).toEqual([
    {
      type: 'DENIED',
      access: { repId: 'eve', roles: [], tiers: [] },
      correlationId: 'a-correlation',
      result: 'no_mapped_role',
    },
  ]);
});

async function signedIn() {
  const all = desk();
  const { session } = await all.signIns.begin(request, 'a-thumbprint', visit);
  const rep = await all.sessions.open(session);
  all.audit.length = 0;
  all.genesys.whoAmI.mockClear();
  return { ...all, rep };
}

test('renewal asks Genesys with the same token who this is now, and takes name and roles from there', async () => {
  const { signIns, sessions, genesys, rep, clock } = await signedIn();
  genesys.whoAmI.mockResolvedValue({ ...ada, name: 'Ada L.' });
  clock.ms += 60_000;
  const renewed = await sessions.open((await signIns.renew(rep, visit)).session);
  expect(genesys.whoAmI).toHaveBeenCalledExactlyOnceWith('a-token', visit.signal, 'session_expired');
  expect(renewed).toEqual({ ...rep, name: 'Ada L.' });
});

test('renewal for somebody else’s token is refused', async () => {
  const { signIns, genesys, rep } = await signedIn();
  genesys.whoAmI.mockResolvedValue({ ...ada, repId: 'ben' });
  await expect(signIns.renew(rep, visit)).rejects.toMatchObject({ code: 'session_invalid' });
});

test('a rep who has lost every role is renewed no more, and that is recorded', async () => {
  const { signIns, genesys, rep, audit } = await signedIn();
  genesys.whoAmI.mockResolvedValue({ ...ada, roleIds: [] });
  await expect(signIns.renew(rep, visit)).rejects.toMatchObject({ code: 'not_permitted' });
  expect(audit).toMatchObject([{ type: 'DENIED', result: 'no_mapped_role' }]);
});

test('signing out revokes the token of this session and says so, whether or not the panel waits', async () => {
  const { signIns, genesys, rep, audit } = await signedIn();
  await signIns.end(rep, visit);
  expect(genesys.signOut).toHaveBeenCalledExactlyOnceWith('a-token');
  expect(audit).toEqual([{ type: 'SIGN_OUT', access, correlationId: 'a-correlation', result: 'revoked' }]);
});

test.each([
  ['an error', new AppError('upstream_failed')],
  ['something that is no error', 'no error at all'],
])('a sign-out that Genesys answers with %s has ended the session all the same', async (_what, failure) => {
  const { signIns, sessions, genesys, rep, audit } = await signedIn();
  genesys.signOut.mockRejectedValue(failure);
  const again = await signIns.renew(rep, visit);
  await expect(signIns.end(rep, visit)).rejects.toBeInstanceOf(Error);
  await expect(sessions.open(again.session)).rejects.toMatchObject({ code: 'session_invalid' });
  expect(audit).toMatchObject([{ type: 'SIGN_OUT', result: 'not_revoked' }]);
});
