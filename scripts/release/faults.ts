import { compareVersions, isVersion } from '../package/version.ts';
import type { AdminNotes, Section } from './changelog.ts';
import { hasEntries, ORDERS } from './changelog.ts';

/** What an extension asks of browser and administrator. */
export type Demands = { permissions: string[]; settings: string[] };

export type Release = {
  version: string;
  /** package.json's, where the release is made: of the code a rollback goes back from. */
  versionHere: string;
  isRollback: boolean;
  /** The highest version that was ever released. */
  previous: { version: string; demands: Demands } | undefined;
  demands: Demands;
  isClean: boolean;
};

/** Everything that stands against this release, so that all of it can be mended at once. */
export function releaseFaults(release: Release, changelog: readonly Section[]): string[] {
  return [
    ...(release.isClean
      ? []
      : ['The work tree has changes that are in no commit: a release is built from commits only.']),
    ...versionFaults(release.version, release.previous?.version),
    ...takenFaults(release),
    ...changelogFaults(release, changelog),
  ];
}

function versionFaults(version: string, previous: string | undefined): string[] {
  if (!isVersion(version)) return [`"${version}" is no extension version like 1.2.3.`];
  if (previous === undefined || compareVersions(version, previous) > 0) return [];
  return [
    `${version} is not above ${previous}, the last release: a browser that has ${previous} never goes back and would ` +
      'ignore it. To return to older code give it a higher version: --from <tag> --as <higher version>.',
  ];
}

/** Also where nobody has set its tag: a second package under one number is ignored by every browser that has the first. */
function takenFaults({ version, versionHere, isRollback }: Release): string[] {
  if (!isRollback || version !== versionHere) return [];
  return [
    `${version} is the number of the code here, in package.json: the old code would be a second package under it. ` +
      'Give it a higher one: --as <higher version>.',
  ];
}

function changelogFaults(release: Release, changelog: readonly Section[]): string[] {
  const section = changelog.find(({ title }) => title === release.version);
  if (section === undefined) return [`CHANGELOG.md has no section "## [${release.version}] - <date>".`];
  const unreleased = changelog.find(({ title }) => title === 'Unreleased');
  // A rollback is made while the next version is being written.
  const isForgotten = !release.isRollback && unreleased !== undefined && hasEntries(unreleased);
  const where = `CHANGELOG.md, [${release.version}]`;
  return [
    ...(section.date === undefined ? [`${where}: the heading has no date like "- 2026-11-22".`] : []),
    ...(isForgotten ? ['CHANGELOG.md: [Unreleased] has entries; they belong to this version.'] : []),
    ...noteFaults(section.admin, release).map((fault) => `${where}, "### For administrators": ${fault}`),
  ];
}

function noteFaults({ order, newSettings, newPermissions }: AdminNotes, { demands, previous }: Release): string[] {
  const isOrder = ORDERS.some((known) => order?.startsWith(known));
  return [
    ...(isOrder ? [] : [`a line "- Order: …" with ${ORDERS.join(', ')} is missing.`]),
    ...namingFaults('New settings', newSettings, added(demands.settings, previous?.demands.settings)),
    ...namingFaults('New permissions', newPermissions, added(demands.permissions, previous?.demands.permissions)).map(
      (fault) =>
        `${fault} A new permission switches the extension off for everybody outside a policy until they agree.`,
    ),
  ];
}

/** Before the first release nothing is new to anybody. */
function added(now: readonly string[], before: readonly string[] | undefined): string[] | undefined {
  return before && now.filter((name) => !before.includes(name));
}

function namingFaults(
  line: string,
  named: readonly string[] | undefined,
  really: readonly string[] | undefined,
): string[] {
  if (named === undefined) return [`a line "- ${line}: none", or with their names in backticks, is missing.`];
  if (really === undefined) return [];
  const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const silent = really.filter((name) => !named.includes(name));
  const wrong = named.filter((name) => !really.includes(name));
  return [
    ...(silent.length > 0 ? [`"${line}" does not name ${quoted(silent)}.`] : []),
    ...(wrong.length > 0 ? [`"${line}" names ${quoted(wrong)}, which the last release had or this one has not.`] : []),
  ];
}
