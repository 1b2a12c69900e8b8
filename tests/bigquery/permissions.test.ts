import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORKER_GRANTS } from '../../mocks/bigquery/grants.ts';
import type { Fixture } from './fixture.ts';
import { startFixture } from './fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({ grants: WORKER_GRANTS });
});
afterAll(() => fixture.close());

const DENIED = { code: 403, errors: [{ reason: 'accessDenied' }] };

describe("the worker's identity", () => {
  it('reads the API dataset, also where a view reads a denied table', async () => {
    const [rows] = await fixture.client.query('SELECT customer_id FROM prep_api.inhibits_frontline');
    expect(rows).toEqual([{ customer_id: 'C1' }]);
  });

  it.each([
    'SELECT customer_id FROM bcs.inhibit_data',
    'SELECT customer_id FROM bcs.customers',
    'SELECT customer_id FROM prep_api.customers WHERE EXISTS (SELECT 1 FROM bcs.inhibit_data)',
    'SELECT nope FROM bcs.no_such_table',
  ])('is refused %s', async (query) => {
    await expect(fixture.client.query(query)).rejects.toMatchObject(DENIED);
  });

  it('is refused rows and metadata of a denied table', async () => {
    const table = fixture.client.dataset('bcs').table('inhibit_data');
    await expect(table.getMetadata()).rejects.toMatchObject(DENIED);
    await expect(table.getRows()).rejects.toMatchObject(DENIED);
  });

  it('may append to the audit table but not read it', async () => {
    const table = fixture.client.dataset('bcs').table('access_audit');
    await table.insert([{ event_id: 'e1', event_at: '2026-11-18T10:45:00Z' }]);
    await expect(table.getRows()).rejects.toMatchObject(DENIED);
    await expect(
      fixture.client
        .dataset('bcs')
        .table('customers')
        .insert([{ customer_id: 'C9' }]),
    ).rejects.toMatchObject(DENIED);
  });

  it('may not make or delete anything', async () => {
    await expect(fixture.client.createDataset('x')).rejects.toMatchObject(DENIED);
    await expect(fixture.client.dataset('bcs').table('customers').delete()).rejects.toMatchObject(DENIED);
  });

  it.each([
    ['bcs', 'inhibit_data', []],
    ['bcs', 'access_audit', ['bigquery.tables.updateData']],
    ['prep_api', 'inhibits_frontline', ['bigquery.tables.getData']],
  ])('tests its permissions on %s.%s', async (dataset, table, expected) => {
    const asked = ['bigquery.tables.getData', 'bigquery.tables.updateData'];
    const [answer] = await fixture.client.dataset(dataset).table(table).testIamPermissions(asked);
    expect(answer).toEqual({ permissions: expected });
  });
});

describe('other identities', () => {
  it('the owner may do all', async () => {
    const [rows] = await fixture.owner.query('SELECT COUNT(*) AS n FROM bcs.inhibit_data');
    expect(rows).toEqual([{ n: 2 }]);
    const asked = ['bigquery.tables.getData'];
    const [answer] = await fixture.owner.dataset('bcs').table('inhibit_data').testIamPermissions(asked);
    expect(answer).toEqual({ permissions: asked });
  });

  it('an unknown token may do nothing', async () => {
    const body = { query: 'SELECT customer_id FROM prep_api.customers', useLegacySql: false };
    expect((await fixture.post('/queries', body, 'stranger')).status).toBe(403);
  });
});
