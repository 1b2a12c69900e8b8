import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { ROOT as root } from '../../scripts/run-program.mjs';

// Each test starts a tool that reads the whole tree, beside others that do the same.
vi.setConfig({ testTimeout: 120_000 });

const CONFIGURATION = [
  '.dependency-cruiser.mjs',
  '.gitignore',
  '.oxlintrc.json',
  'biome.json',
  'knip.json',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.browser.json',
  'tsconfig.json',
  'tsconfig.tests.json',
  'tsconfig.worker.json',
];

export type Outcome = { exitCode: number; output: string };

export type SampleTree = {
  folder: string;
  run(program: string, ...args: string[]): Promise<Outcome>;
  [Symbol.asyncDispose](): Promise<void>;
};

async function write(folder: string, files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

function runIn(folder: string, program: string, args: string[]): Promise<Outcome> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, WXT_WORKER_HOSTS: 'https://prep.bank.example' };
  const maxBuffer = 32 * 1024 * 1024;
  return new Promise((resolve) => {
    execFile(join(root, 'node_modules', '.bin', program), args, { cwd: folder, env, maxBuffer }, (error, out, err) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ exitCode, output: `${out}${err}` });
    });
  });
}

/** A folder outside the repository with this repository's configuration and installed packages, and with these files and copies. */
export async function makeSampleTree(files: Record<string, string>, copies: string[] = []): Promise<SampleTree> {
  const folder = await mkdtemp(join(tmpdir(), 'sample-tree-'));
  for (const path of [...CONFIGURATION, ...copies]) await cp(join(root, path), join(folder, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await write(folder, files);
  return {
    folder,
    run: (program, ...args) => runIn(folder, program, args),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
