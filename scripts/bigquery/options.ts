import { parseArgs } from 'node:util';
import { z } from 'zod';

const name = z.string().regex(/^\w+$/u, 'letters, digits and underscores only');

const given = (how: string) => {
  const error = `missing: ${how}`;
  return z.string({ error }).min(1, { error });
};

const optionsSchema = z.object({
  project: given('--project <id of the Google Cloud project>, or BIGQUERY_PROJECT'),
  location: given('--location <region of the datasets, such as europe-west2>, or BIGQUERY_LOCATION'),
  /** Dataset of the base tables. */
  base: name,
  /** Dataset of the authorised views: the worker's BIGQUERY_DATASET. */
  api: name,
  /** Only for a warehouse that is not Google's. */
  endpoint: z.url({ protocol: /^https?$/u }).optional(),
  /** Who the worker will be; its permissions are tested by acting as it. */
  workerAccount: z.email().optional(),
  /** US dollars for one TiB read on demand, from the price list of the location. */
  pricePerTib: z.coerce.number().nonnegative(),
  customers: z.coerce.number().int().min(20).max(100_000),
  isLocal: z.boolean(),
});
export type Options = z.infer<typeof optionsSchema>;

type Environment = Record<string, string | undefined>;

/** Command line over the worker's own settings; throws a `TypeError` that names what is missing or wrong. */
export function readOptions(argv: readonly string[], environment: Environment): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      project: { type: 'string' },
      location: { type: 'string' },
      base: { type: 'string', default: 'bcs' },
      api: { type: 'string' },
      endpoint: { type: 'string' },
      'worker-account': { type: 'string' },
      'price-per-tib': { type: 'string', default: '6.25' },
      customers: { type: 'string' },
      local: { type: 'boolean', default: false },
    },
  });
  const local = values.local ? { project: 'bcs-local', location: 'EU' } : {};
  const parsed = optionsSchema.safeParse({
    project: values.project ?? local.project ?? environment.BIGQUERY_PROJECT,
    location: values.location ?? local.location ?? environment.BIGQUERY_LOCATION,
    base: values.base,
    api: values.api ?? environment.BIGQUERY_DATASET ?? 'prep_api',
    endpoint: values.local ? undefined : (values.endpoint ?? environment.BIGQUERY_ENDPOINT),
    workerAccount: values['worker-account'],
    pricePerTib: values['price-per-tib'],
    // The whole bank is a long upload into memory; a rehearsal needs the named customers and a few more.
    customers: values.customers ?? (values.local ? 60 : 2000),
    isLocal: values.local,
  });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `--${kebab(String(path[0]))}: ${message}`);
  throw new TypeError(wrong.join('\n'));
}

const kebab = (camel: string): string => camel.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
