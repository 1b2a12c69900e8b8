import { parseArgs } from 'node:util';
import { parseWorkerHosts } from '../../entrypoints/build/parse-worker-hosts.ts';
import { isVersion } from './version.ts';

export const RINGS = ['pilot', 'broad'] as const;
export type Ring = (typeof RINGS)[number];
export type UpdateUrls = Record<Ring, string>;

export type PackageArguments = {
  hosts: string[];
  version: string;
  keyFile?: string | undefined;
  out?: string | undefined;
  settingsFile?: string | undefined;
  rings: Ring[];
  updateUrls: UpdateUrls;
};

export const PACKAGE_OPTIONS = {
  hosts: { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string' },
  version: { type: 'string' },
  settings: { type: 'string' },
  ring: { type: 'string', multiple: true },
  'update-url': { type: 'string', multiple: true },
} as const;

export const PACKAGE_HELP = `  --hosts <https://a,https://b>    the worker addresses this build may talk to; the policy picks one (required)
  --key <file.pem>                 the release key, PKCS#8 RSA of 2048 bits or more, readable by you alone; or the
                                   variable EXTENSION_KEY with the PEM itself. Without either a throw-away key is made
  --update-url <ring>=<https://…>  where a ring's update manifest will be served, for pilot and for broad; the CRX
                                   stands beside it
  --ring <pilot|broad>             write update manifest and policies of this ring only; may be repeated
  --settings <file.json>           the managed settings of the policy files; without it the first worker address
  --version <x.y.z>                instead of package.json's
  --out <folder>                   instead of .output/release/<version>; must not be there yet, or be a release`;

type Values = {
  hosts?: string;
  key?: string;
  out?: string;
  version?: string;
  settings?: string;
  ring?: string[];
  'update-url'?: string[];
};

/** Throws a `TypeError` that names the argument. */
export function readPackageArguments(argv: readonly string[], ownVersion: string): PackageArguments {
  return packageArguments(parseArgs({ args: [...argv], options: PACKAGE_OPTIONS }).values, ownVersion);
}

export function packageArguments(values: Values, ownVersion: string): PackageArguments {
  const version = values.version ?? ownVersion;
  if (!isVersion(version)) throw new TypeError(`--version: "${version}" is no extension version like 1.2.3`);
  return {
    hosts: hosts(values.hosts),
    version,
    keyFile: values.key,
    out: values.out,
    settingsFile: values.settings,
    rings: rings(values.ring),
    updateUrls: updateUrls(values['update-url'] ?? []),
  };
}

function hosts(list: string | undefined): string[] {
  const parsed = parseWorkerHosts((list ?? '').replaceAll('WXT_WORKER_HOSTS', '--hosts'));
  if (parsed.length === 0) {
    throw new TypeError(
      '--hosts: name the https origins of the worker, separated by commas: --hosts https://a,https://b',
    );
  }
  return parsed;
}

function rings(named: readonly string[] = RINGS): Ring[] {
  const wrong = named.find((name) => !isRing(name));
  if (wrong !== undefined) throw new TypeError(`--ring: "${wrong}" is none of ${RINGS.join(', ')}`);
  return RINGS.filter((ring) => named.includes(ring));
}

function isRing(name: string): name is Ring {
  return RINGS.some((ring) => ring === name);
}

/** A name that can never be registered, so that a file made without an address cannot lead anywhere. */
export const PLACEHOLDER_URLS: UpdateUrls = {
  pilot: 'https://updates.invalid/pilot/updates.xml',
  broad: 'https://updates.invalid/broad/updates.xml',
};

function updateUrls(given: readonly string[]): UpdateUrls {
  const urls = { ...PLACEHOLDER_URLS };
  for (const pair of given) {
    const [ring = '', url = ''] = pair.split(/=(.*)/su);
    if (!isRing(ring)) throw new TypeError(`--update-url: write pilot=https://… or broad=https://…, not "${pair}"`);
    if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
      throw new TypeError(`--update-url: "${url}" is not an https address`);
    }
    urls[ring] = url;
  }
  return urls;
}
