import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigurationError, configurationSchema, readConfiguration } from '../../api-worker/configuration.ts';
import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';
import { workerSettings } from '../app/settings.ts';

function wrongIn(change: Record<string, string | undefined>): string[] {
  try {
    readConfiguration(workerSettings(change));
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.variables;
    throw error;
  }
}

const required = Object.entries(configurationSchema.shape)
  .filter(([, shape]) => !shape.safeParse(undefined).success)
  .map(([name]) => name);

test('complete settings are read', () => {
  expect(wrongIn({})).toEqual([]);
  expect(readConfiguration(workerSettings())).toMatchObject({
    GENESYS_REGION: 'euw2.pure.cloud',
    AUDIT_FAILURE: 'closed',
  });
});

test.each(required)('a missing %s stops the start by its name', (name) => {
  expect(wrongIn({ [name]: undefined })).toEqual([name]);
  expect(wrongIn({ [name]: '  ' })).toEqual([name]);
});

test('every wrong variable is named at once, none with its value', () => {
  const change = { PORT: 'the port', GENESYS_REGION: 'nowhere', SESSION_KEYS: 'a-secret-that-is-wrong' };
  expect(wrongIn(change)).toEqual(['GENESYS_REGION', 'PORT', 'SESSION_KEYS']);
  expect(() => readConfiguration(workerSettings(change))).toThrow(
    /^missing or invalid: GENESYS_REGION, PORT, SESSION_KEYS$/u,
  );
});

const bytes = (first: number, length = 32) => Buffer.from(Array.from({ length }, (_, place) => first + place));
const key = bytes(7).toString('base64url');
test.each([
  ['SESSION_KEYS', `s1:${bytes(7, 31).toString('base64url')}`],
  ['SESSION_KEYS', key],
  ['SESSION_KEYS', `s1:${key},s1:${bytes(8).toString('base64url')}`],
  ['SESSION_KEYS', `s1:${key},`],
  ['PIN_KEYS', 'p1:short'],
  ['PIN_KEYS', `p1:${Buffer.alloc(32).toString('base64url')}`],
  ['IDENTIFIER_KEY', 'x'.repeat(40)],
  ['STATEMENT_ISSUER_CREDENTIALS', '0'.repeat(40)],
  ['GENESYS_ROLES', '{"id":{"roles":[],"tiers":["STANDARD"]}}'],
  ['BIGQUERY_ENDPOINT', 'http://bigquery.private.example'],
  ['BIGQUERY_ENDPOINT', 'http://localhost:9050'],
  ['BIGQUERY_ENDPOINT', 'http://127.0.0.1.evil.example:80'],
  ['BIGQUERY_ENDPOINT', 'https://user:word@bigquery.private.example'],
  ['BIGQUERY_ENDPOINT', 'https://bigquery.private.example/path'],
  ['STATEMENT_KEYS', `longer:${key}`],
  ['STATEMENT_ISSUER_CREDENTIALS', 'too-short'],
  ['IDENTIFIER_KEY', 'too short'],
  ['PUBLIC_ORIGIN', 'http://prep.bank.example'],
  ['PUBLIC_ORIGIN', 'https://prep.bank.example/api'],
  ['PUBLIC_ORIGIN', 'https://user@prep.bank.example'],
  ['GENESYS_API_ORIGIN', 'https://api.euw2.pure.cloud/'],
  ['GENESYS_LOGIN_ORIGIN', 'http://login.euw2.pure.cloud'],
  ['GENESYS_REGION', 'euw2.pure.cloud.evil.example'],
  ['GENESYS_REGION', 'constructor'],
  ['GENESYS_ROLES', '{}'],
  ['GENESYS_ROLES', 'not json'],
  ['GENESYS_ROLES', '{"id":{"roles":["king"]}}'],
  ['EXTENSION_ID', '*'],
  ['PINS', '{"isEnabled":"yes"}'],
  ['ATTRIBUTE_ALIASES', '{"customer":{"SHOE_SIZE":["x"]}}'],
  ['BIGQUERY_MAX_BYTES_BILLED', '0'],
  ['WAREHOUSE_AS_OF', '2026-11-18'],
])('%s=%s is refused', (name, value) => {
  expect(wrongIn({ BIGQUERY_ENDPOINT: 'https://bigquery.private.example', [name]: value })).toEqual([name]);
});

test('one key for two purposes is refused', () => {
  expect(wrongIn({ SESSION_KEYS: `a:${key}`, PIN_KEYS: `b:${key}` })).toContain('PIN_KEYS');
});

test.each([
  ['STATEMENT_ISSUER_CREDENTIALS', 'IDENTIFIER_KEY', `a-${key}`, `a-${key}`],
  ['SESSION_KEYS', 'IDENTIFIER_KEY', `a:${key}`, key],
  ['SESSION_KEYS', 'IDENTIFIER_KEY', `a:${key}`, `a:${key}`],
  ['PIN_KEYS', 'STATEMENT_ISSUER_CREDENTIALS', `a:${key}`, key],
])('%s and %s of one secret are refused', (one, other, first, second) => {
  expect(wrongIn({ [one]: first, [other]: second })).toEqual([one, other].sort());
});

test.each(['http://127.0.0.1:9050', 'http://127.1.2.3:9050', 'http://[::1]:9050'])(
  'queries in clear may go to this machine alone: %s',
  (endpoint) => {
    expect(wrongIn({ BIGQUERY_ENDPOINT: endpoint })).toEqual([]);
  },
);

test('a fixed business day is refused against the real warehouse', () => {
  const asOf = { WAREHOUSE_AS_OF: '2026-11-18T10:45:00Z' };
  expect(wrongIn(asOf)).toEqual(['WAREHOUSE_AS_OF']);
  expect(wrongIn({ ...asOf, BIGQUERY_ENDPOINT: 'https://bigquery.private.example' })).toEqual([]);
});

test("the client library's own redirection of queries is always refused", () => {
  expect(wrongIn({ BIGQUERY_EMULATOR_HOST: 'somewhere:9050' })).toEqual(['BIGQUERY_EMULATOR_HOST']);
});

test.each([...REGION_DOMAINS])('the region %s is known by its domain', (domain) => {
  expect(readConfiguration(workerSettings({ GENESYS_REGION: domain })).GENESYS_REGION).toBe(domain);
});

test.each([
  ['us_east_1', 'mypurecloud.com'],
  ['eu-west-2', 'euw2.pure.cloud'],
  ['eusc_de_east_1', 'edee1.eusc-pure.cloud'],
])('the region key %s stands for %s', (regionKey, domain) => {
  expect(readConfiguration(workerSettings({ GENESYS_REGION: regionKey })).GENESYS_REGION).toBe(domain);
});

test('every default shown in .env.example is the default', () => {
  const shown = [...readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=(.*)$/gmu)];
  const defaults = readConfiguration(workerSettings());
  const withoutDefault = new Set(
    'GENESYS_LOGIN_ORIGIN GENESYS_API_ORIGIN BIGQUERY_ENDPOINT WAREHOUSE_AS_OF SUPPORT_CONTACT ORGANIZATION_NAME NARRATIVE NARRATIVE_KEY'.split(
      ' ',
    ),
  );
  const checked = shown.filter(([, name]) => !withoutDefault.has(name ?? '') && !name?.endsWith('PORT'));
  expect(checked.length).toBeGreaterThan(5);
  const isName = (name: string): name is keyof typeof defaults => name in defaults;
  for (const [, name = '', value = ''] of checked) {
    const read = readConfiguration(workerSettings({ [name]: value }));
    expect(isName(name) && read[name], name).toEqual(isName(name) && defaults[name]);
  }
});

test('a language model has an address no network can read, and a key, or there is none', () => {
  const NARRATIVE = '{"address":"https://models.bank.example/v1","model":"small"}';
  expect(readConfiguration(workerSettings()).NARRATIVE).toBeUndefined();
  expect(wrongIn({ NARRATIVE, NARRATIVE_KEY: 'key' })).toEqual([]);
  expect(wrongIn({ NARRATIVE })).toEqual(['NARRATIVE', 'NARRATIVE_KEY']);
  expect(wrongIn({ NARRATIVE_KEY: 'key' })).toEqual(['NARRATIVE', 'NARRATIVE_KEY']);
  expect(wrongIn({ NARRATIVE: NARRATIVE.replace('https', 'http'), NARRATIVE_KEY: 'key' })).toEqual(['NARRATIVE']);
});
