import type { PackageArguments } from './arguments.ts';
import { PLACEHOLDER_URLS } from './arguments.ts';
import type { PackagedRelease } from './package-release.ts';
import type { ReleaseKey } from './release-key.ts';

/** What the terminal says at the end: first what must not be overlooked, last what goes into other systems. */
export function releaseSummary(
  wanted: PackageArguments,
  origin: ReleaseKey['origin'],
  { folder, info, crxSha256 }: PackagedRelease,
): string {
  return [
    ...warnings(wanted, origin, info),
    `The release is in ${folder}`,
    `version                  ${info.version}`,
    `extension id             ${info.id}`,
    `redirect URI (Genesys)   ${info.redirectUri}`,
    `worker                   EXTENSION_ID=${info.id}`,
    `CRX SHA-256              ${crxSha256}`,
  ].join('\n');
}

function warnings(
  { rings, updateUrls }: PackageArguments,
  origin: ReleaseKey['origin'],
  { isClean, isInstalledAsLocked }: PackagedRelease['info'],
): string[] {
  const said: [boolean, string][] = [
    [
      origin === 'throw-away',
      'NO RELEASE KEY: signed with a key made for this run and thrown away. The next run has another extension id,\n' +
        '  and no browser updates from one to the other. Give --key or EXTENSION_KEY for anything but a look.',
    ],
    [!isClean, 'CHANGED SOURCE: the work tree is not a commit, so nobody can build this again.'],
    [
      !isInstalledAsLocked,
      'OTHER PACKAGES: node_modules is not what package-lock.json says, so a clean clone may build other bytes: npm ci',
    ],
    [
      rings.some((ring) => updateUrls[ring] === PLACEHOLDER_URLS[ring]),
      'NO UPDATE ADDRESS: update manifests and policies name updates.invalid. Give --update-url-pilot and --update-url-broad.',
    ],
  ];
  return said.filter(([isTrue]) => isTrue).map(([, text]) => `! ${text}\n`);
}
