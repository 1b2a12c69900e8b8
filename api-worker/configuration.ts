import { z } from 'zod';
import {
  accessByGenesysRole,
  auditCopy,
  commaList,
  feedbackSettings,
  httpsOrigin,
  json,
  keyRing,
  narrative,
  port,
  requiredText,
  secretText,
  warehouseOrigin,
} from './configuration/setting-shapes.ts';
import { levelTable } from './customers/level-table.ts';
import { attributeAliases } from './genesys/attribute-aliases.ts';
import { regionDomain } from './genesys/regions.ts';
import { rateLimits } from './limits/rate-limits.ts';

const sealingKeys = keyRing({ minBytes: 32, maxBytes: 32, maxKidCharacters: 32 });
const signingKeys = keyRing({ minBytes: 32, maxBytes: 64, maxKidCharacters: 4 });

const pinSettings = z.strictObject({
  isEnabled: z.boolean().default(true),
  limit: z.number().int().min(1).max(100).default(30),
  days: z.number().int().min(1).max(365).default(90),
  mayRoam: z.boolean().default(false),
});

/** Every setting of the worker, by the name of its environment variable; `.env.example` explains each. */
export const configurationSchema = z.object({
  HOST: requiredText,
  PORT: port.default(8080),
  OPERATIONS_HOST: requiredText,
  OPERATIONS_PORT: port.default(9090),
  PUBLIC_ORIGIN: httpsOrigin,
  EXTENSION_ID: requiredText.regex(/^[a-p]{32}$/u),

  GENESYS_REGION: requiredText.transform((value, context) => {
    const domain = regionDomain(value);
    if (!domain) context.addIssue({ code: 'custom' });
    return domain ?? z.NEVER;
  }),
  GENESYS_LOGIN_ORIGIN: httpsOrigin.optional(),
  GENESYS_API_ORIGIN: httpsOrigin.optional(),
  GENESYS_CLIENT_ID: requiredText,
  GENESYS_ORGANIZATION_IDS: commaList,
  GENESYS_ROLES: json(accessByGenesysRole),
  ORGANIZATION_NAME: requiredText.optional(),

  SESSION_KEYS: sealingKeys,
  PIN_KEYS: sealingKeys,
  STATEMENT_KEYS: signingKeys,
  STATEMENT_ISSUER_CREDENTIALS: commaList.pipe(z.array(secretText)),
  IDENTIFIER_KEY: secretText,
  AUDIT_KEY: secretText,
  ATTRIBUTE_ALIASES: json(attributeAliases).default(attributeAliases.parse({})),

  BIGQUERY_PROJECT: requiredText,
  BIGQUERY_DATASET: requiredText.regex(/^\w+$/u),
  BIGQUERY_LOCATION: requiredText,
  BIGQUERY_ENDPOINT: warehouseOrigin.optional(),
  BIGQUERY_MAX_BYTES_BILLED: z
    .string()
    .regex(/^[1-9]\d*$/u)
    .default('1073741824'),
  TRAINING: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false),
  WAREHOUSE_AS_OF: z.iso.datetime({ offset: true }).optional(),

  NARRATIVE: json(narrative).optional(),
  NARRATIVE_KEY: requiredText.optional(),

  LEVELS: json(levelTable).default(levelTable.parse({})),
  SEARCH_LEVEL: z.enum(['asserted', 'verified']).default('verified'),
  AUDIT_FAILURE: z.enum(['closed', 'open']).default('closed'),
  AUDIT_COPY: json(auditCopy).default(auditCopy.parse({})),
  FEEDBACK: json(feedbackSettings).default(feedbackSettings.parse({})),
  RATE_LIMITS: json(rateLimits).default(rateLimits.parse({})),
  PINS: json(pinSettings).default(pinSettings.parse({})),
  IDLE_LOCK_MINUTES: z.coerce.number().int().min(1).max(240).default(10),
  SUPPORT_CONTACT: requiredText.optional(),
  HOW_TO_VERIFY: json(z.array(z.string().min(1)).min(1)).default([
    'Send the caller through the verification flow',
    'Say nothing about the account until this shows verified',
  ]),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
});
export type WorkerConfiguration = z.infer<typeof configurationSchema>;

/** Names what is wrong and never what it says: a setting may be a key. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly variables: string[];
  constructor(variables: string[]) {
    super(`missing or invalid: ${variables.join(', ')}`);
    this.variables = variables;
  }
}

type Source = Record<string, string | undefined>;

export function readConfiguration(source: Source): WorkerConfiguration {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = configurationSchema.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => String(issue.path[0])) ?? [];
  wrong.push(...contradictions(given, parsed.data));
  if (!parsed.success || wrong.length > 0) throw new ConfigurationError([...new Set(wrong)].sort());
  return parsed.data;
}

function contradictions(given: Source, parsed: WorkerConfiguration | undefined): string[] {
  const wrong: string[] = [];
  // The client library would silently send customer queries there.
  if (given.BIGQUERY_EMULATOR_HOST) wrong.push('BIGQUERY_EMULATOR_HOST');
  // A fixed business day against the real warehouse would show old data as today's.
  if (given.WAREHOUSE_AS_OF && !given.BIGQUERY_ENDPOINT) wrong.push('WAREHOUSE_AS_OF');
  if (Boolean(given.NARRATIVE) !== Boolean(given.NARRATIVE_KEY)) wrong.push('NARRATIVE', 'NARRATIVE_KEY');
  if (parsed) wrong.push(...sharedSecrets(parsed));
  return wrong;
}

/** Names the settings of which one secret serves two: whoever holds the one would hold the other. */
function sharedSecrets(settings: WorkerConfiguration): string[] {
  const { SESSION_KEYS, PIN_KEYS, STATEMENT_KEYS, STATEMENT_ISSUER_CREDENTIALS, IDENTIFIER_KEY, AUDIT_KEY } = settings;
  const held = [
    ...Object.entries({ SESSION_KEYS, PIN_KEYS, STATEMENT_KEYS }).flatMap(([name, ring]) =>
      ring.map(({ secret }) => ({ name, forms: [Buffer.from(secret).toString('hex')] })),
    ),
    ...STATEMENT_ISSUER_CREDENTIALS.map((text) => ({ name: 'STATEMENT_ISSUER_CREDENTIALS', forms: formsOf(text) })),
    { name: 'IDENTIFIER_KEY', forms: formsOf(IDENTIFIER_KEY) },
    { name: 'AUDIT_KEY', forms: formsOf(AUDIT_KEY) },
  ];
  return held
    .filter((one) => held.some((other) => other !== one && other.forms.some((form) => one.forms.includes(form))))
    .map(({ name }) => name);
}

/** A text as it is, and as the key it may have been copied from, with or without its id. */
function formsOf(text: string): string[] {
  const key = Buffer.from(text.slice(text.lastIndexOf(':') + 1), 'base64url');
  return [Buffer.from(text).toString('hex'), key.toString('hex')];
}
