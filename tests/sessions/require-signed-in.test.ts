import { expect, test } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import type { GenesysUser, WhoAmI } from '../../api-worker/genesys/who-am-i.ts';
import { createRequireSignedIn } from '../../api-worker/sessions/require-signed-in.ts';
import { REP, refusalOf } from '../prep-pack/desk.ts';

const ROLES = {
  agents: { roles: ['rep' as const], tiers: ['STANDARD'] },
  searchers: { roles: ['searcher' as const], tiers: ['STANDARD'] },
};
const asked = (change: Partial<GenesysUser>) => {
  const user = { repId: 'rep-1', name: 'Rep', organizationId: 'o', roleIds: ['agents'], ...change };
  const requireSignedIn = createRequireSignedIn({ whoAmI: async () => user, accessByGenesysRole: ROLES });
  return refusalOf(requireSignedIn(REP, new AbortController().signal));
};

test('a rep whom Genesys knows in the roles of the session goes on', async () => {
  expect(await asked({})).toBe('answered');
});

test.each([
  ['gained', { roleIds: ['agents', 'searchers'] }],
  ['lost', { roleIds: ['searchers'] }],
])('a rep who has %s a role needs another session first', async (_, change) => {
  expect(await asked(change)).toBe('session_expired');
});

test('a token that has become another rep’s is no session', async () => {
  expect(await asked({ repId: 'rep-2' })).toBe('session_expired');
});

test('a rep without any role of ours is not permitted', async () => {
  expect(await asked({ roleIds: ['others'] })).toBe('not_permitted');
});

test('Genesys is asked about the token of the session, and one that it refuses needs another session', async () => {
  const asked: unknown[] = [];
  const whoAmI: WhoAmI = async (...given) => {
    asked.push(given);
    throw new AppError('session_expired');
  };
  const { signal } = new AbortController();
  const requireSignedIn = createRequireSignedIn({ whoAmI, accessByGenesysRole: ROLES });
  expect(await refusalOf(requireSignedIn(REP, signal))).toBe('session_expired');
  expect(asked).toEqual([[REP.genesysToken, signal, 'session_expired']]);
});
