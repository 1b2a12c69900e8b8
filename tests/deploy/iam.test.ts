import { afterEach, describe, expect, test } from 'vitest';
import type { Grants } from '../../mocks/bigquery/grants.ts';
import { DEFAULT_IDENTITY, WORKER_GRANTS } from '../../mocks/bigquery/grants.ts';
import type { LocalProject } from '../scripts/bigquery/local-project.ts';
import { startProject } from '../scripts/bigquery/local-project.ts';
import type { IamGrant } from './deployment.ts';
import { iam, service, warehouseGrants } from './deployment.ts';

const projects: LocalProject[] = [];
afterEach(async () => {
  await Promise.all(projects.splice(0).map((project) => project.close()));
});
async function check(grants: Grants) {
  const project = await startProject(grants);
  projects.push(project);
  return await project.check();
}

const ofWorker = iam.grants.filter(({ account }) => account === 'worker');
const ofData = ofWorker.filter(({ dataset, table }) => dataset ?? table);
const nameOf = ({ role, dataset, table }: IamGrant) => `${role} on ${dataset ?? table}`;

describe('the grants of the worker', () => {
  test('are what `npm run bigquery:check` asks for', async () => {
    const { isGreen, printed } = await check(warehouseGrants(iam.grants));
    expect(printed).not.toContain('lacks');
    expect(isGreen).toBe(true);
  });

  test.each(ofData.map((grant) => [nameOf(grant), grant] as const))('without %s are too few', async (_, missing) => {
    const { isGreen, printed } = await check(warehouseGrants(iam.grants.filter((grant) => grant !== missing)));
    expect(isGreen).toBe(false);
    expect(printed).toContain('the worker lacks');
  });

  test.each([
    ['a look into the base tables', { role: 'roles/bigquery.dataViewer', dataset: 'bcs' }],
    ['the data editor on its own audit', { role: 'roles/bigquery.dataEditor', table: 'bcs.access_audit' }],
  ])('with %s are too many', async (_, more) => {
    const { isGreen, printed } = await check(warehouseGrants([...iam.grants, { account: 'worker', ...more }]));
    expect(isGreen).toBe(false);
    expect(printed).toContain('the worker must not hold');
  });

  test('are those the local BigQuery enforces wherever the worker is tested', () => {
    const enforced = WORKER_GRANTS[DEFAULT_IDENTITY];
    const given = warehouseGrants(iam.grants)[DEFAULT_IDENTITY];
    // The twin is a second made-up bank for measurements.
    const deployed = (names: readonly string[] = []) => names.filter((name) => !name.includes('_twin')).sort();
    expect([...(given?.read ?? [])].sort()).toEqual(deployed(enforced?.read));
    expect([...(given?.append ?? [])].sort()).toEqual(deployed(enforced?.append));
  });
});

test('no account holds a role over everything, and the deployer none over data or secrets', () => {
  const roles = (account: string) => iam.grants.filter((grant) => grant.account === account).map(({ role }) => role);
  const tooWide = /^roles\/(?:owner|editor|viewer|.*[aA]dmin)$/u;
  expect([...roles('worker'), ...roles('deployer')].filter((role) => tooWide.test(role))).toEqual([]);
  expect(roles('deployer').filter((role) => /bigquery|secretmanager/u.test(role))).toEqual([]);
});

test('nobody who deploys can move, shorten or delete the audit log', () => {
  const roles = iam.grants.filter(({ account }) => account === 'deployer').map(({ role }) => role);
  expect(roles.filter((role) => /^roles\/logging\./u.test(role))).toEqual([]);
  const own = iam.roles.filter(({ name }) => roles.includes(name)).flatMap((role) => role.includedPermissions);
  expect(own.filter((permission) => !permission.startsWith('logging.logMetrics.'))).toEqual([]);
});

test('each grant is on one thing, and each role of our own is used', () => {
  for (const { account: _, role: __, ...on } of iam.grants) expect(Object.keys(on)).toHaveLength(1);
  const names = iam.grants.map(({ role }) => role);
  for (const { name } of iam.roles) expect(names).toContain(name);
  expect(service.metadata.name).toBe('prep-worker');
});
