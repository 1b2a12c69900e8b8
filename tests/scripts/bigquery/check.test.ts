import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WORKER_GRANTS } from '../../../mocks/bigquery/grants.ts';
import type { Field, TableResource } from '../../../scripts/bigquery/deployment.ts';
import type { LocalProject } from './local-project.ts';
import { startProject } from './local-project.ts';

let project: LocalProject | undefined;
afterEach(() => project?.close());

const started = async (...given: Parameters<typeof startProject>) => {
  project = await startProject(...given);
  return project;
};

const withFields = (change: (fields: Field[]) => Field[]) => (resource: TableResource) => ({
  ...resource,
  schema: { fields: change(resource.schema.fields) },
});

test('a project made from the deployment files is as deployed, and the price of a pack is told', async () => {
  const { isGreen, printed } = await (await started()).check();
  expect(printed).not.toContain('✗');
  expect(isGreen).toBe(true);
  expect(printed).toMatch(/✓ base tables in bcs: 27 as deployed/u);
  expect(printed).toMatch(/One pack: 11 queries, .+ MiB billed, \$\d\.\d{6} at \$6\.25\/TiB/u);
  expect(printed).toContain('api-worker/prep-pack/sections/alerts.sql');
  expect(printed).toContain('Only a real project can show');
});

describe('names what is wrong', () => {
  const red = async (given: LocalProject, changed = {}) => {
    const { isGreen, printed } = await given.check(changed);
    expect(isGreen).toBe(false);
    return printed;
  };

  test('a missing table', async () => {
    const given = await started();
    await given.owner.client.dataset('bcs').table('complaints').delete();
    expect(await red(given)).toMatch(/bcs\.complaints: table not there/u);
  });

  test('a missing column, with the views and queries that fail for it', async () => {
    const given = await started();
    await given.replaceTable(
      'complaints',
      withFields((fields) => fields.filter(({ name }) => name !== 'received_at')),
    );
    expect(await red(given)).toContain('bcs.complaints: column received_at (TIMESTAMP) is missing');
  });

  test('a column of the wrong type', async () => {
    const given = await started();
    await given.replaceTable(
      'revenue_data',
      withFields((fields) =>
        fields.map((field) => (field.name === 'amount_base' ? { ...field, type: 'STRING' } : field)),
      ),
    );
    expect(await red(given)).toContain('bcs.revenue_data: column amount_base is STRING, expected NUMERIC');
  });

  test('clustering and partitioning that queries count on', async () => {
    const given = await started();
    await given.replaceTable('transaction_data', ({ clustering: _, requirePartitionFilter: __, ...rest }) => rest);
    const printed = await red(given);
    expect(printed).toContain('bcs.transaction_data: clustering is none, expected customer_id, activity_date');
    expect(printed).toContain('bcs.transaction_data: required partition filter is off, expected on');
  });

  test('an audit that is kept for ever, or not as long as it must be', async () => {
    const given = await started();
    const kept = async (partitioning: object) => {
      await given.replaceTable('access_audit', (resource) => ({
        ...resource,
        timePartitioning: { type: 'DAY', field: 'event_date', ...partitioning },
      }));
      return await red(given);
    };
    expect(await kept({})).toContain('bcs.access_audit: rows are kept for ever, expected 2557 days');
    expect(await kept({ expirationMs: '2592000000' })).toContain(
      'bcs.access_audit: rows are kept 30 days, expected 2557 days',
    );
  });

  test('a view that says something else than its file', async () => {
    const given = await started();
    await given.owner.client.dataset('prep_api').table('inhibits_frontline').delete();
    const view = { query: 'SELECT inhibit_id, customer_id FROM `bcs.inhibit_data`', useLegacySql: false };
    const tableReference = { datasetId: 'prep_api', tableId: 'inhibits_frontline' };
    await given.owner.call('POST', '/datasets/prep_api/tables', { tableReference, view });
    const printed = await red(given);
    expect(printed).toContain('prep_api.inhibits_frontline: its text is not that of views/inhibits_frontline.sql');
    expect(printed).toContain('prep_api.inhibits_frontline: column disclosure (STRING) is missing');
  });

  test('a permission the worker lacks', async () => {
    const worker = WORKER_GRANTS['api-worker'];
    const given = await started({ 'api-worker': { read: worker?.read ?? [], append: ['bcs.insight_events'] } });
    expect(await red(given)).toContain('bcs.access_audit: the worker lacks bigquery.tables.updateData');
  });

  test('a view the worker may not read, with the query that fails for it', async () => {
    const given = await started({ 'api-worker': { read: ['prep_api.customers'], append: [] } });
    const printed = await red(given);
    expect(printed).toContain('prep_api.complaints: the worker lacks bigquery.tables.getData');
    expect(printed).toMatch(/sections\/complaints\.sql: no permission/u);
  });

  test('a base table the worker must not read', async () => {
    const given = await started({ 'api-worker': { read: ['prep_api.*', 'bcs.inhibit_data'], append: [] } });
    expect(await red(given)).toContain('bcs.inhibit_data: the worker must not hold bigquery.tables.getData');
  });

  test('a base dataset that does not authorise the views', async () => {
    const given = await started();
    await given.owner.call('PATCH', '/datasets/bcs', { access: [] });
    expect(await red(given)).toContain('dataset bcs does not authorise the views of prep_api');
  });

  test('another location', async () => {
    expect(await red(await started(), { location: 'asia-east2' })).toContain(
      'dataset bcs is in europe-west2, expected asia-east2',
    );
  });

  test('another project, once', async () => {
    const printed = await red(await started(), { project: 'somebody-else' });
    expect(printed).toMatch(/dataset prep_api: not there \(Not found: Project somebody-else\)/u);
    expect(printed).not.toContain('base tables');
  });

  test('a warehouse nobody answers for', async () => {
    const printed = await red(await started(), { endpoint: `http://127.0.0.1:${await closedPort()}` });
    expect(printed).toContain('dataset prep_api: unreachable (ECONNREFUSED)');
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  await new Promise((resolve) => server.close(resolve));
  return port;
}
