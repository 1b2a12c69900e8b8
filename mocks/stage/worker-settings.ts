import { randomBytes } from 'node:crypto';
import { rateLimits } from '../../api-worker/limits/rate-limits.ts';
import { BANK_AS_OF, BANK_IDENTIFIER_SECRET } from '../bank/as-of.ts';
import { CLIENT, EXTENSION_ID, ORGANIZATION, REGION_DOMAIN, ROLE_MAP, WORKER_ORIGIN } from './cast.ts';

export interface WorkerAddresses {
  genesysOrigin: string;
  bigQueryEndpoint: string;
  certificateFile: string;
  statementCredential: string;
  dataset?: string;
  /** Of a packed extension; the unpacked one's unless given. */
  extensionId?: string;
  /** In place of every limit of the worker's own, where a measurement asks faster than a rep can. */
  rateLimitPerMinute?: number;
}

const key = (kid: string) => `${kid}:${randomBytes(32).toString('base64url')}`;

/** The worker's whole environment: production settings, other addresses, keys made for this run. */
export function workerSettings(addresses: WorkerAddresses): Record<string, string> {
  return {
    HOST: '127.0.0.1',
    PORT: '0',
    OPERATIONS_HOST: '127.0.0.1',
    OPERATIONS_PORT: '0',
    PUBLIC_ORIGIN: WORKER_ORIGIN,
    EXTENSION_ID: addresses.extensionId ?? EXTENSION_ID,
    GENESYS_REGION: REGION_DOMAIN,
    GENESYS_LOGIN_ORIGIN: addresses.genesysOrigin,
    GENESYS_API_ORIGIN: addresses.genesysOrigin,
    GENESYS_CLIENT_ID: CLIENT.id,
    GENESYS_ORGANIZATION_IDS: ORGANIZATION.id,
    GENESYS_ROLES: JSON.stringify(ROLE_MAP),
    ORGANIZATION_NAME: ORGANIZATION.name,
    SESSION_KEYS: key('s1'),
    PIN_KEYS: key('p1'),
    STATEMENT_KEYS: key('c1'),
    STATEMENT_ISSUER_CREDENTIALS: addresses.statementCredential,
    IDENTIFIER_KEY: BANK_IDENTIFIER_SECRET,
    AUDIT_KEY: randomBytes(32).toString('base64url'),
    BIGQUERY_PROJECT: 'bcs-local',
    BIGQUERY_DATASET: addresses.dataset ?? 'prep_api',
    BIGQUERY_LOCATION: 'EU',
    BIGQUERY_ENDPOINT: addresses.bigQueryEndpoint,
    WAREHOUSE_AS_OF: BANK_AS_OF,
    RATE_LIMITS: rateLimitsOf(addresses.rateLimitPerMinute),
    NODE_EXTRA_CA_CERTS: addresses.certificateFile,
  };
}

function rateLimitsOf(perMinute: number | undefined): string {
  const named = perMinute === undefined ? [] : Object.keys(rateLimits.shape);
  return JSON.stringify(Object.fromEntries(named.map((name) => [name, perMinute])));
}
