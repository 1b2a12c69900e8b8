import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isInstalledAsLocked } from '../set-up/packages.mjs';
import { sha256 } from './sha256.ts';

export type SourceState = {
  /** Unknown outside a git checkout. */
  commit: string | null;
  isClean: boolean;
  lockSha256: string;
  /** Whether what is installed is what the lock file says. */
  isInstalledAsLocked: boolean;
};

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      optional: z.boolean().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});
export type LockedPackages = z.infer<typeof lockSchema>['packages'];

/** Where the bundler looks for what the extension is made of; a file of settings would change how. */
const BUNDLED = ['entrypoints', 'components', 'api-worker', 'deploy', '.env*'];

export function sourceState(root: string): SourceState {
  const commit = git(root, 'rev-parse', 'HEAD');
  // A linked node_modules is no change of the source; what is in it is compared with the lock file.
  const changes = git(root, 'status', '--porcelain', '--', '.', ':!node_modules');
  // What git ignores beside the source is bundled all the same.
  const ignored = git(root, 'status', '--porcelain', '--ignored', '--', ...BUNDLED);
  const [lock, installed] = [join(root, 'package-lock.json'), join(root, 'node_modules', '.package-lock.json')];
  return {
    commit,
    isClean: commit !== null && changes === '' && ignored === '',
    lockSha256: sha256(readFileSync(lock)),
    isInstalledAsLocked: isInstalledAsLocked(
      lockedPackages(lock),
      existsSync(installed) ? lockedPackages(installed) : undefined,
    ),
  };
}

/** Short enough to be read to somebody, and honest about a tree nobody can check out again. */
export function sourceLabel({ commit, isClean }: Pick<SourceState, 'commit' | 'isClean'>): string {
  const short = commit?.slice(0, 12) ?? 'unknown source';
  return isClean ? short : `${short}, changed`;
}

export function git(root: string, ...args: string[]): string | null {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

export function lockedPackages(path: string): LockedPackages {
  return lockSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).packages;
}
