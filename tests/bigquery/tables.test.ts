import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fixture } from './fixture.ts';
import { evaluate, startFixture } from './fixture.ts';

let fixture: Fixture;
let folder: string;
beforeAll(async () => {
  fixture = await startFixture();
  folder = await mkdtemp(join(tmpdir(), 'bigquery-load-'));
});
afterAll(async () => {
  await fixture.close();
  await rm(folder, { recursive: true, force: true });
});

const SCHEMA = {
  fields: [
    { name: 'id', type: 'STRING', mode: 'REQUIRED' },
    { name: 'amount', type: 'NUMERIC' },
    { name: 'day', type: 'DATE' },
    { name: 'at', type: 'TIMESTAMP' },
    { name: 'tags', type: 'STRING', mode: 'REPEATED' },
    { name: 'owner', type: 'RECORD', fields: [{ name: 'name', type: 'STRING' }] },
  ],
};
const ROW = {
  id: 'a',
  amount: '1.5',
  day: '2026-11-18',
  at: '2026-11-18T10:45:00Z',
  tags: ['x', 'y'],
  owner: { name: 'N' },
};

describe('datasets', () => {
  it('are listed, made, found and taken away', async () => {
    const [built] = await fixture.client.getDatasets();
    expect(built.map((dataset) => dataset.id)).toEqual(['bcs', 'prep_api']);
    const [dataset] = await fixture.client.createDataset('made');
    expect((await dataset.exists())[0]).toBe(true);
    expect((await dataset.getMetadata())[0]).toMatchObject({ kind: 'bigquery#dataset', location: 'EU' });
    await expect(fixture.client.createDataset('made')).rejects.toMatchObject({ code: 409 });
    await dataset.createTable('t', { schema: SCHEMA });
    await expect(dataset.delete()).rejects.toMatchObject({ code: 400 });
    await dataset.delete({ force: true });
    expect((await dataset.exists())[0]).toBe(false);
  });
});

describe('tables', () => {
  it('keep schema, partitioning and clustering of the deployed definition', async () => {
    const [metadata] = await fixture.client.dataset('bcs').table('customer_kpis').getMetadata();
    expect(metadata).toMatchObject({
      type: 'TABLE',
      numRows: '3',
      timePartitioning: { type: 'MONTH', field: 'as_of_date' },
      requirePartitionFilter: true,
      clustering: { fields: ['customer_id'] },
    });
    expect(metadata.schema.fields[0]).toMatchObject({ name: 'customer_id', type: 'STRING', mode: 'REQUIRED' });
  });

  it('can be made with metadata, listed, refused twice and deleted', async () => {
    const [dataset] = await fixture.client.createDataset('work');
    const timePartitioning = { type: 'DAY', field: 'day' };
    const [table] = await dataset.createTable('t', {
      schema: SCHEMA,
      timePartitioning,
      clustering: { fields: ['id'] },
    });
    expect((await table.getMetadata())[0]).toMatchObject({
      timePartitioning,
      clustering: { fields: ['id'] },
      numRows: '0',
    });
    const [tables] = await dataset.getTables();
    expect(tables.map(({ id }) => id)).toEqual(['t']);
    await expect(dataset.createTable('t', { schema: SCHEMA })).rejects.toMatchObject({ code: 409 });
    await table.delete();
    expect((await table.exists())[0]).toBe(false);
  });

  it('views are translated, tell their GoogleSQL, and read what they stand for', async () => {
    const [dataset] = await fixture.client.createDataset('views');
    const query = 'SELECT customer_id, SAFE_DIVIDE(turnover, 0) AS nothing FROM `bcs.customers`';
    const [view] = await dataset.createTable('v', { view: { query, useLegacySql: false } });
    expect((await view.getMetadata())[0]).toMatchObject({ type: 'VIEW', view: { query } });
    const [rows] = await fixture.client.query('SELECT nothing FROM views.v WHERE customer_id = "C1"');
    expect(rows).toEqual([{ nothing: null }]);
    const [built] = await fixture.client.dataset('prep_api').table('customers').getMetadata();
    expect(built).toMatchObject({ type: 'VIEW', view: { query: expect.stringContaining('bcs.customers') } });
  });

  it('are read row by row in pages', async () => {
    const table = fixture.client.dataset('bcs').table('customers');
    const [rows] = await table.getRows({ maxResults: 2, autoPaginate: false });
    expect(rows.map(({ customer_id }) => customer_id)).toEqual(['C1', 'C2']);
    const [all] = await table.getRows();
    expect(all).toHaveLength(3);
  });
});

describe('insertAll', () => {
  it('casts values to the table, once for one insertId', async () => {
    const [dataset] = await fixture.client.createDataset('streaming');
    const [table] = await dataset.createTable('t', { schema: SCHEMA });
    const rows = [{ insertId: 'i1', json: ROW }];
    await table.insert(rows, { raw: true });
    await table.insert(rows, { raw: true });
    const [read] = await fixture.client.query('SELECT id, amount, day, tags, owner.name AS owner FROM streaming.t');
    expect(JSON.parse(JSON.stringify(read))).toEqual([
      { id: 'a', amount: '1.5', day: { value: '2026-11-18' }, tags: ['x', 'y'], owner: 'N' },
    ]);
  });

  it.each([
    ['an unknown field', { ...ROW, nope: 1 }, /no such field: nope/],
    ['a missing required field', { ...ROW, id: undefined }, /Missing required field: id/],
    ['a value of the wrong type', { ...ROW, amount: 'much' }, /much/],
  ])('refuses %s and stops the other rows', async (_what, row, message) => {
    await fixture.client.dataset('streaming').table('t').delete();
    const [table] = await fixture.client.dataset('streaming').createTable('t', { schema: SCHEMA });
    const failure = await table.insert([ROW, row]).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: 'PartialFailureError' });
    const reasons = JSON.stringify(failure);
    expect(reasons).toMatch(message);
    expect(reasons).toContain('stopped');
    expect((await table.getMetadata())[0].numRows).toBe('0');
  });

  it('writes to a built table in memory only, and its views show the rows', async () => {
    const event = { event_id: 'e1', event_at: '2026-11-18T10:45:00Z', fields: ['kpis'] };
    await fixture.client.dataset('bcs').table('access_audit').insert([event]);
    const [rows] = await fixture.client.query('SELECT event_id, fields FROM prep_api.audit');
    expect(rows).toEqual([{ event_id: 'e1', fields: ['kpis'] }]);
    const fresh = await startFixture();
    expect((await evaluate(fresh, 'SELECT COUNT(*) AS n FROM prep_api.audit')).rows?.[0]?.f[0]?.v).toBe('0');
    await fresh.close();
  });
});

describe('load jobs by multipart upload', () => {
  it('load newline-delimited JSON into a table they make', async () => {
    const file = join(folder, 'rows.json');
    await writeFile(file, `${JSON.stringify(ROW)}\n${JSON.stringify({ ...ROW, id: 'b', tags: [] })}\n`);
    const [dataset] = await fixture.client.createDataset('loading');
    const [job] = await dataset.table('t').load(file, { sourceFormat: 'NEWLINE_DELIMITED_JSON', schema: SCHEMA });
    expect(job).toMatchObject({ status: { state: 'DONE' }, statistics: { load: { outputRows: '2' } } });
    const [rows] = await fixture.client.query('SELECT id, ARRAY_LENGTH(tags) AS n FROM loading.t ORDER BY id');
    expect(rows).toEqual([
      { id: 'a', n: 2 },
      { id: 'b', n: 0 },
    ]);
  });

  it('load CSV, append to it and truncate it', async () => {
    const file = join(folder, 'rows.csv');
    await writeFile(file, 'id,n\na,1\nb,\n');
    const schema = {
      fields: [
        { name: 'id', type: 'STRING' },
        { name: 'n', type: 'INTEGER' },
      ],
    };
    const table = fixture.client.dataset('loading').table('csv');
    const options = { sourceFormat: 'CSV', skipLeadingRows: 1, schema };
    await table.load(file, options);
    await table.load(file, options);
    expect((await table.getMetadata())[0].numRows).toBe('4');
    await table.load(file, { ...options, writeDisposition: 'WRITE_TRUNCATE' });
    const [rows] = await fixture.client.query('SELECT id, n FROM loading.csv ORDER BY id');
    expect(rows).toEqual([
      { id: 'a', n: 1 },
      { id: 'b', n: null },
    ]);
  });

  it('leave the table as it was when a row does not fit', async () => {
    const file = join(folder, 'bad.csv');
    await writeFile(file, 'c,3\nd,many\n');
    const table = fixture.client.dataset('loading').table('csv');
    await expect(table.load(file, { sourceFormat: 'CSV', writeDisposition: 'WRITE_TRUNCATE' })).rejects.toThrow();
    expect((await table.getMetadata())[0].numRows).toBe('2');
  });
});
