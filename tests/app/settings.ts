import { randomBytes } from 'node:crypto';

const EXTENSION_ID = 'abcdefghijklmnopabcdefghijklmnop';
export const EXTENSION_ORIGIN = `chrome-extension://${EXTENSION_ID}`;
export const PUBLIC_ORIGIN = 'https://prep.bank.example';
export const ISSUER_CREDENTIAL = 'call-flow-credential-of-at-least-32-characters';

export const AUDIT_KEY = 'an audit secret of the tests, long enough';

const key = (kid: string) => `${kid}:${randomBytes(32).toString('base64url')}`;

/** A complete environment; tests change single variables. */
export function workerSettings(change: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    OPERATIONS_HOST: '127.0.0.1',
    OPERATIONS_PORT: '0',
    PUBLIC_ORIGIN,
    EXTENSION_ID,
    GENESYS_REGION: 'eu_west_2',
    GENESYS_CLIENT_ID: 'c0000000-0000-4000-8000-000000000001',
    GENESYS_ORGANIZATION_IDS: 'a0000000-0000-4000-8000-000000000001',
    GENESYS_ROLES: JSON.stringify({
      'b0000000-0000-4000-8000-000000000001': { roles: ['rep'], tiers: ['STANDARD'] },
    }),
    SESSION_KEYS: key('s1'),
    PIN_KEYS: key('p1'),
    STATEMENT_KEYS: key('c1'),
    STATEMENT_ISSUER_CREDENTIALS: ISSUER_CREDENTIAL,
    IDENTIFIER_KEY: 'an identifier secret of the tests, long enough',
    AUDIT_KEY,
    BIGQUERY_PROJECT: 'bcs-tests',
    BIGQUERY_DATASET: 'prep_api',
    BIGQUERY_LOCATION: 'EU',
    ...change,
  };
}
