import { expect, test } from 'vitest';
import type { AccessByGenesysRole } from '../../api-worker/configuration/setting-shapes.ts';
import { accessOf } from '../../api-worker/sessions/access-of.ts';

const map: AccessByGenesysRole = {
  agent: { roles: ['rep'], tiers: ['STANDARD'] },
  lead: { roles: ['supervisor', 'rep'], tiers: ['STANDARD', 'PRIVATE'] },
  finder: { roles: ['searcher'], tiers: [] },
  nothing: { roles: [], tiers: ['PRIVATE'] },
};

test('roles and tiers of all Genesys roles add up, each named once and in one order', () => {
  expect(accessOf(map, { repId: 'ada', roleIds: ['lead', 'agent', 'finder'] })).toEqual({
    repId: 'ada',
    roles: ['rep', 'searcher', 'supervisor'],
    tiers: ['PRIVATE', 'STANDARD'],
  });
});

test('a Genesys role the bank has not mapped grants nothing', () => {
  expect(accessOf(map, { repId: 'ada', roleIds: ['agent', 'unheard-of'] })).toEqual({
    repId: 'ada',
    roles: ['rep'],
    tiers: ['STANDARD'],
  });
});

test.each([
  ['no role at all', []],
  ['unmapped roles only', ['unheard-of']],
  ['a tier but no role', ['nothing']],
  ['a role named like a part of every object', ['constructor', '__proto__', 'toString']],
])('a user with %s is no rep of ours', (_what, roleIds) => {
  expect(() => accessOf(map, { repId: 'eve', roleIds })).toThrow(expect.objectContaining({ code: 'not_permitted' }));
});
