import { execFile } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { git, sourceState } from '../package/source-state.ts';
import { ROOT } from '../run-program.mjs';
import { installSteps } from '../set-up/packages.mjs';

const run = promisify(execFile);

/** Borrowed: what is installed here, whatever it is. As locked: borrowed if it is what the clone's lock file asks for. */
export type Packages = 'borrowed' | 'as locked' | 'anew';

/** A clean clone of one commit. */
export async function makeCheckout(folder: string, commit: string, packages: Packages): Promise<void> {
  await run('git', ['clone', '--quiet', '--no-checkout', ROOT, folder]);
  await run('git', ['checkout', '--quiet', '--detach', commit], { cwd: folder });
  if (packages === 'borrowed' || (packages === 'as locked' && isBorrowable(folder))) {
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return;
  }
  for (const args of installSteps(folder)) await run('npm', args, { cwd: folder });
}

function isBorrowable(folder: string): boolean {
  const [here, there] = [sourceState(ROOT), sourceState(folder)];
  return here.isInstalledAsLocked && here.lockSha256 === there.lockSha256;
}

/** The full name of what a tag, branch or shortened hash means. */
export function commitOf(ref: string): string | undefined {
  return git(ROOT, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`) ?? undefined;
}

/** Runs the checkout's own packaging, so that what is released is what that commit makes of itself. */
export async function packageIn(checkout: string, args: readonly string[], pem: string): Promise<string> {
  const out = join(checkout, '.output', 'release', 'packaged');
  const main = join(checkout, 'scripts', 'package', 'main.ts');
  try {
    await run(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args, '--out', out], {
      cwd: checkout,
      env: { ...process.env, EXTENSION_KEY: pem },
    });
  } catch (error) {
    throw inItsOwnWords(error);
  }
  return out;
}

const failureSchema = z.object({ code: z.number(), stderr: z.string().trim().min(1) });

/** What the program said, without its whole command line before it; 2 is its exit for a wrong argument. */
function inItsOwnWords(cause: unknown): unknown {
  const failure = failureSchema.safeParse(cause);
  if (!failure.success) return cause;
  const { code, stderr } = failure.data;
  return code === 2 ? new TypeError(stderr, { cause }) : new Error(stderr, { cause });
}
