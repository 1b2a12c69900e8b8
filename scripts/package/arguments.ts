import { isHttpsOrigin } from '../../entrypoints/build/parse-worker-hosts.ts';
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
  region?: string | undefined;
  minimumVersion?: string | undefined;
};

export const PACKAGE_OPTIONS = {
  hosts: { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string' },
  version: { type: 'string' },
  settings: { type: 'string' },
  region: { type: 'string' },
  'minimum-version': { type: 'string' },
  ring: { type: 'string', multiple: true },
  'update-url-pilot': { type: 'string' },
  'update-url-broad': { type: 'string' },
} as const;

export const PACKAGE_HELP = `  --hosts <https://a,https://b>    the worker addresses this build may talk to; the policy picks one (required)
  --key <file.pem>                 the release key, PKCS#8 RSA of 2048 bits or more, readable by you alone; or the
                                   variable EXTENSION_KEY with the PEM itself. Without either a throw-away key is made
  --update-url-pilot <https://…>   where the update manifest of the ring pilot will be served; its CRX stands beside it
  --update-url-broad <https://…>   the same for the ring broad
  --ring <pilot|broad>             write update manifest and policies of this ring only; may be repeated
  --settings <file.json>           the managed settings of the policy files; without it the first worker address
  --region <domain>                the policies let in the desktop of this Genesys Cloud region only
  --minimum-version <x.y.z>        the policies switch off anything lower
  --version <x.y.z>                instead of package.json's
  --out <folder>                   instead of .output/release/<version>; must not be there yet, or be a release`;

type Values = {
  hosts?: string;
  key?: string;
  out?: string;
  version?: string;
  settings?: string;
  region?: string;
  'minimum-version'?: string;
  ring?: string[];
  'update-url-pilot'?: string;
  'update-url-broad'?: string;
};

/** Throws a `TypeError` that names the argument. */
export function packageArguments(values: Values, ownVersion: string): PackageArguments {
  const version = values.version ?? ownVersion;
  if (!isVersion(version)) throw new TypeError(`--version: "${version}" is no extension version like 1.2.3`);
  return {
    hosts: hosts(values.hosts),
    version,
    keyFile: values.key,
    out: values.out,
    settingsFile: values.settings,
    region: values.region,
    minimumVersion: values['minimum-version'],
    rings: rings(values.ring),
    updateUrls: {
      pilot: updateUrl('pilot', values['update-url-pilot']),
      broad: updateUrl('broad', values['update-url-broad']),
    },
  };
}

function hosts(list: string | undefined): string[] {
  const named = (list ?? '').split(',').map((host) => host.trim());
  const wrong = named.find((host) => !isHttpsOrigin(host));
  if (wrong !== undefined) {
    throw new TypeError(`--hosts: "${wrong}" is no https origin. Separate by commas: --hosts https://a,https://b`);
  }
  return [...new Set(named)];
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

function updateUrl(ring: Ring, url = PLACEHOLDER_URLS[ring]): string {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new TypeError(`--update-url-${ring}: "${url}" is not an https address`);
  }
  return url;
}
