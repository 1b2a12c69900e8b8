import { git } from '../package/source-state.ts';
import { compareVersions, isVersion } from '../package/version.ts';
import { ROOT } from '../run-program.mjs';

export type ReleaseTag = { tag: string; version: string };

/** The tag v<version> with the highest version, wherever in history it stands: a rollback's stands on older code. */
export function lastRelease(tags: readonly string[]): ReleaseTag | undefined {
  return tags
    .filter((tag) => tag.startsWith('v') && isVersion(tag.slice(1)))
    .map((tag) => ({ tag, version: tag.slice(1) }))
    .sort((a, b) => compareVersions(b.version, a.version))[0];
}

export function tagsHere(): string[] {
  return (git(ROOT, 'tag', '--list', 'v*') ?? '').split('\n').filter((tag) => tag !== '');
}
