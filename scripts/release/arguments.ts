import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { PackageArguments } from '../package/arguments.ts';
import { PACKAGE_HELP, PACKAGE_OPTIONS, packageArguments } from '../package/arguments.ts';

export type ReleaseArguments = {
  packaging: PackageArguments;
  /** The commit or tag of a rollback. */
  from?: string | undefined;
  isBorrowing: boolean;
  isTagged: boolean;
};

export const HELP = `npm run release -- --hosts <https://a,https://b> [--key <file.pem>] …
npm run release -- --from <tag or commit> --as <higher version> --hosts … …

Checks, builds twice in two clean clones, compares, verifies, and prints what two people then upload. Nothing is uploaded and
nothing is tagged: that is the dry run, and the default.

  --from <tag or commit> --as <higher version>
                                   the old code again under a higher version: the only way back
  --borrow                         a rehearsal: both clones use the packages installed here, where a file changed by hand
                                   would go unseen; without it each installs its own (two minutes more)
  --tag                            set the tag v<version> on the commit when all is well; with --key only
  --dry                            said out loud

as for npm run package:
${PACKAGE_HELP}
`;

/** Answers nothing when help was asked for; throws a `TypeError` that names the argument. */
export function readReleaseArguments(argv: readonly string[], ownVersion: string): ReleaseArguments | undefined {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      ...PACKAGE_OPTIONS,
      from: { type: 'string' },
      as: { type: 'string' },
      borrow: { type: 'boolean', default: false },
      tag: { type: 'boolean', default: false },
      dry: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return undefined;
  const { from, as, borrow, tag, dry, version, ...rest } = values;
  if (version !== undefined)
    throw new TypeError('--version: a release has package.json’s version, a rollback that of --as');
  if ((from === undefined) !== (as === undefined))
    throw new TypeError('--from and --as go together: which code, under which version');
  if (dry && tag) throw new TypeError('--dry and --tag: a dry run sets no tag');
  if (borrow && tag) throw new TypeError('--borrow and --tag: a rehearsal sets no tag');
  const packaging = packageArguments({ ...rest, version: as }, ownVersion);
  return { packaging, from, isBorrowing: borrow, isTagged: tag };
}

/** The same arguments for the packaging inside a clone; the key goes another way. */
export function packageArgv(wanted: PackageArguments): string[] {
  const { hosts, version, settingsFile, region, minimumVersion, rings, updateUrls } = wanted;
  const optional = { region, 'minimum-version': minimumVersion, settings: settingsFile && resolve(settingsFile) };
  return [
    ...['--hosts', hosts.join(','), '--version', version],
    ...Object.entries(optional).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value])),
    ...rings.flatMap((ring) => ['--ring', ring]),
    ...['--update-url-pilot', updateUrls.pilot, '--update-url-broad', updateUrls.broad],
  ];
}
