import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { BigQuery as Client } from '@google-cloud/bigquery';
import { OAuth2Client, PassThroughClient } from 'google-auth-library';
import { deployedDatasets } from '../../mocks/bigquery/built-catalog.ts';
import { duckdbColumns } from '../../mocks/bigquery/duckdb-type.ts';
import type { BigQuery, BigQueryOptions } from '../../mocks/bigquery/server.ts';
import { startBigQuery } from '../../mocks/bigquery/server.ts';
import { bindView } from '../../mocks/bigquery/translate/bind.ts';
import { translate } from '../../mocks/bigquery/translate/translate.ts';

export const PROJECT = 'bank-test';

const FIELDS = {
  customers: [
    { name: 'customer_id', type: 'STRING', mode: 'REQUIRED' },
    { name: 'legal_name', type: 'STRING' },
    { name: 'turnover', type: 'NUMERIC' },
    { name: 'tags', type: 'STRING', mode: 'REPEATED' },
    { name: 'as_of', type: 'TIMESTAMP' },
  ],
  customer_kpis: [
    { name: 'customer_id', type: 'STRING', mode: 'REQUIRED' },
    { name: 'as_of_date', type: 'DATE', mode: 'REQUIRED' },
    { name: 'value_num', type: 'NUMERIC' },
  ],
  inhibit_data: [
    { name: 'customer_id', type: 'STRING', mode: 'REQUIRED' },
    { name: 'visibility', type: 'STRING', mode: 'REQUIRED' },
  ],
  access_audit: [
    { name: 'event_id', type: 'STRING', mode: 'REQUIRED' },
    { name: 'event_at', type: 'TIMESTAMP', mode: 'REQUIRED' },
    { name: 'fields', type: 'STRING', mode: 'REPEATED' },
  ],
};
const PARTITIONING = { timePartitioning: { type: 'MONTH', field: 'as_of_date' }, requirePartitionFilter: true };
const VIEWS = {
  customers: 'SELECT customer_id, legal_name, turnover, tags, as_of FROM `bcs.customers`',
  customer_kpis: 'SELECT customer_id, as_of_date AS kpi_date, value_num FROM `bcs.customer_kpis`',
  inhibits_frontline: "SELECT customer_id FROM `bcs.inhibit_data` WHERE visibility = 'FRONTLINE'",
  audit: 'SELECT event_id, event_at, fields FROM `bcs.access_audit`',
};
const ROWS = [
  `INSERT INTO bcs.customers VALUES
     ('C1', 'Alder Ltd', 1200.5, ['a', 'b'], '2026-11-18 10:45:00.123456+00'),
     ('C2', 'Birch Ltd', NULL, [], '2026-11-17 00:00:00+00'),
     ('C3', 'Cedar Ltd', 3, NULL, NULL)`,
  `INSERT INTO bcs.customer_kpis VALUES ('C1', '2026-10-31', 5), ('C1', '2026-11-17', 7), ('C2', '2026-11-17', 9)`,
  `INSERT INTO bcs.inhibit_data VALUES ('C1', 'FRONTLINE'), ('C2', 'BACK_OFFICE')`,
];

export interface Fixture {
  readonly engine: BigQuery;
  readonly client: Client;
  readonly owner: Client;
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly post: (path: string, body: unknown, token?: string) => Promise<{ status: number; body: unknown }>;
  readonly close: () => Promise<void>;
}

/** A small bank in a temporary folder, with the real deployment's shapes, and the engine over it. */
export async function startFixture(options: Partial<BigQueryOptions> = {}): Promise<Fixture> {
  const folder = await mkdtemp(join(tmpdir(), 'bigquery-test-'));
  const databaseFile = await buildBank(folder);
  const datasets = deployedDatasets(folder).filter(({ dataset }) => !dataset.endsWith('_twin'));
  const engine = await startBigQuery({ projectId: PROJECT, databaseFile, datasets, ...options });
  return {
    engine,
    client: clientOf(engine.endpoint),
    owner: clientOf(engine.endpoint, 'owner'),
    control: (method, path, body) => control(engine.endpoint, method, path, body),
    post: (path, body, token) => post(engine.endpoint, path, body, token),
    close: async () => {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One value of one expression, as it stands on the wire, with its type. */
export async function evaluate(fixture: Fixture, expression: string, parameters: readonly unknown[] = []) {
  const sql = /^(SELECT|WITH|DELETE|CREATE)\b/.test(expression) ? expression : `SELECT ${expression} AS v`;
  const { status, body } = await fixture.post('/queries', {
    query: sql,
    useLegacySql: false,
    parameterMode: 'named',
    queryParameters: parameters,
    formatOptions: { useInt64Timestamp: true },
  });
  return { status, ...(body as WireAnswer) };
}

export interface WireAnswer {
  readonly jobComplete?: boolean;
  readonly schema?: { fields: { name: string; type: string; mode: string }[] };
  readonly rows?: { f: { v: unknown }[] }[];
  readonly error?: { code: number; message: string; errors: { reason: string }[] };
  readonly [key: string]: unknown;
}

function clientOf(endpoint: string, token?: string): Client {
  const authClient = token === undefined ? new PassThroughClient() : withToken(token);
  return new Client({ projectId: PROJECT, apiEndpoint: endpoint, authClient, autoRetry: false });
}

function withToken(token: string): OAuth2Client {
  const authClient = new OAuth2Client();
  authClient.setCredentials({ access_token: token });
  return authClient;
}

async function buildBank(folder: string): Promise<string> {
  const databaseFile = join(folder, 'bank.duckdb');
  await mkdir(join(folder, 'tables'));
  await mkdir(join(folder, 'views'));
  const instance = await DuckDBInstance.create(databaseFile);
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'; CREATE SCHEMA bcs; CREATE SCHEMA prep_api`);
  for (const [table, fields] of Object.entries(FIELDS)) {
    const definition = { schema: { fields }, clustering: { fields: [fields[0]?.name] } };
    const partitioning = table === 'customer_kpis' ? PARTITIONING : {};
    await writeFile(join(folder, 'tables', `${table}.json`), JSON.stringify({ ...definition, ...partitioning }));
    await connection.run(`CREATE TABLE bcs."${table}" (${duckdbColumns(fields)})`);
  }
  for (const [view, sql] of Object.entries(VIEWS)) {
    await writeFile(join(folder, 'views', `${view}.sql`), sql);
    const translated = bindView(await translate(sql), ({ dataset, table }) => `"${dataset}"."${table}"`);
    await connection.run(`CREATE VIEW prep_api."${view}" AS ${translated}`);
  }
  for (const statement of ROWS) {
    await connection.run(statement);
  }
  connection.closeSync();
  instance.closeSync();
  return databaseFile;
}

async function control(endpoint: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${endpoint}/__control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.status === 204 ? undefined : await response.json();
}

async function post(endpoint: string, path: string, body: unknown, token?: string) {
  const response = await fetch(`${endpoint}/bigquery/v2/projects/${PROJECT}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}
