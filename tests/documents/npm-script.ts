import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from '../../scripts/run-program.mjs';
import { read } from '../structure/tree.ts';

const scripts = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json'))).scripts;

export const scriptNames: readonly string[] = Object.keys(scripts);

/**
 * What `npm run <name>` runs behind its set-up, as words for Node. Never through npm itself: the set-up installs
 * packages, which a test must not do to the folder it runs in.
 */
export function programOf(name: string): string[] | undefined {
  const [, words] = /node_modules\/\.bin\/node ((?:--\S+ )*\S+\.(?:ts|mjs)(?: \S+)*)$/u.exec(scripts[name] ?? '') ?? [];
  return words?.split(' ');
}

/** Runs it as a person would, with these arguments; nothing of this process's settings but the path is passed on. */
export function runScript(name: string, args: string[], env: Record<string, string | undefined> = {}) {
  const program = programOf(name);
  if (!program) throw new Error(`npm run ${name} is no program of ours`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`, ...env },
  });
  return { status, stdout, stderr };
}
