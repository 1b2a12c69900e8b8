import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Rollout } from './rollout.ts';
import { readRollout } from './rollout.ts';

export const USAGE = `npm run policy -- --hosts <https://a,https://b> --id <id> --update-url-pilot <https://…> --update-url-broad <https://…>
                  --ring <pilot|broad> --settings <file.json> --out <folder> [--version <x.y.z>]
                  [--minimum-version <x.y.z>] [--region <domain>] [--remove] [--remove-id <id>]
npm run policy -- --example

  --hosts            the worker addresses the extension was packaged with
  --id               the extension's id, 32 letters, as packaging printed it
  --update-url-…     where each ring's updates.xml is served
  --ring             whose policy this is
  --settings         a JSON file of the settings: { "workerAddress": "https://…", … }
  --out              the folder to write to
  --version          the version rolled out; without it the one in package.json
  --minimum-version  anything lower is switched off
  --region           let in the desktop of this Genesys Cloud region only, for example mypurecloud.de
  --remove           uninstall the extension, with all it kept
  --remove-id        uninstall another one beside it, for example under the id of before; as often as needed
  --example          write deploy/policy and the table in docs/admin-guide.md again`;

export type PolicyOptions = { kind: 'example' } | { kind: 'rollout'; rollout: Rollout; folder: string };

const REQUIRED = ['hosts', 'id', 'update-url-pilot', 'update-url-broad', 'ring', 'settings', 'out'] as const;

/** By the names a rollout has for them. */
const ARGUMENT_OF: Readonly<Record<string, string>> = {
  'updateUrls.pilot': '--update-url-pilot',
  'updateUrls.broad': '--update-url-broad',
  minimumVersion: '--minimum-version',
  removedIds: '--remove-id',
};

/** Throws a `TypeError` that names what is missing or wrong, one line each. */
export function readOptions(argv: readonly string[], ownVersion: string): PolicyOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      hosts: { type: 'string' },
      id: { type: 'string' },
      'update-url-pilot': { type: 'string' },
      'update-url-broad': { type: 'string' },
      ring: { type: 'string' },
      settings: { type: 'string' },
      out: { type: 'string' },
      version: { type: 'string', default: ownVersion },
      'minimum-version': { type: 'string' },
      region: { type: 'string' },
      remove: { type: 'boolean' },
      'remove-id': { type: 'string', multiple: true },
      example: { type: 'boolean', default: false },
    },
  });
  if (values.example) return { kind: 'example' };
  const missing = REQUIRED.filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new TypeError(missing.map((name) => `--${name}: missing`).join('\n'));
  const settings = readSettings(values.settings ?? '');
  const rollout = namedByArgument(() =>
    readRollout({
      id: values.id,
      version: values.version,
      hosts: values.hosts?.split(',').map((host) => host.trim()),
      ring: values.ring,
      updateUrls: { pilot: values['update-url-pilot'], broad: values['update-url-broad'] },
      settings,
      minimumVersion: values['minimum-version'],
      region: values.region,
      isRemoved: values.remove,
      removedIds: values['remove-id'],
    }),
  );
  return { kind: 'rollout', rollout, folder: values.out ?? '' };
}

function readSettings(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new TypeError(`--settings: ${error instanceof Error ? error.message : file}`, { cause: error });
  }
}

/** Somebody at a command line looks for the argument, not for the field. */
export function namedByArgument<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const lines = error.message.split('\n').map((line) => {
      const [field = '', ...words] = line.split(': ');
      return [argumentOf(field), ...words].join(': ');
    });
    throw new TypeError(lines.join('\n'), { cause: error });
  }
}

function argumentOf(field: string): string {
  if (field.startsWith('settings')) return `--${field}`;
  const [first = ''] = field.split('.');
  return ARGUMENT_OF[field] ?? ARGUMENT_OF[first] ?? `--${first}`;
}
