import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runProgram } from '../../scripts/run-program.mjs';

const LIMIT_MS = 60_000;
const moduleUrl = new URL('../../scripts/run-program.mjs', import.meta.url).href;

/** Starts a child of its own, writes both process ids, and never ends by itself. */
const FAMILY = `
  const { spawn } = require('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  require('node:fs').writeFileSync(process.argv[1], process.pid + ' ' + child.pid);
  setInterval(() => {}, 1000);
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-program-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function familyIn(path: string): Promise<number[]> {
  const ids = await vi.waitFor(async () => {
    const written = await readFile(path, 'utf8');
    expect(written).toMatch(/^\d+ \d+$/);
    return written;
  }, LIMIT_MS);
  return ids.split(' ').map(Number);
}

describe('a program', () => {
  test('answers its exit code and what it printed', async () => {
    const outcome = await runProgram('node', ['-e', 'console.log("read"); process.exitCode = 3'], {
      limitMs: LIMIT_MS,
    });
    expect(outcome).toMatchObject({ exitCode: 3, output: 'read\n', isOverLimit: false });
  });

  test('is ended with all it started when it is over its limit', async () => {
    const path = join(folder, 'limit');
    const outcome = await runProgram('node', ['-e', FAMILY, path], { limitMs: 4_000 });
    expect(outcome.isOverLimit).toBe(true);
    expect(outcome.exitCode).not.toBe(0);
    const family = await familyIn(path);
    await vi.waitFor(() => expect(family.filter(isAlive)).toEqual([]), LIMIT_MS);
  });

  test('is ended with all it started when the command itself is asked to end', async () => {
    const path = join(folder, 'signal');
    const command = join(folder, 'command.mjs');
    await writeFile(
      command,
      `import { endProgramsWithThisProcess, runProgram } from ${JSON.stringify(moduleUrl)};
       endProgramsWithThisProcess();
       await runProgram('node', ['-e', ${JSON.stringify(FAMILY)}, ${JSON.stringify(path)}], { limitMs: ${LIMIT_MS} });
       process.stdout.write('went on');`,
    );
    const child = spawn(process.execPath, [command], { stdio: ['ignore', 'pipe', 'ignore'] });
    const printed = text(child.stdout);
    const family = await familyIn(path);
    child.kill('SIGTERM');
    const [exitCode] = await once(child, 'exit');
    expect(exitCode).toBe(143);
    expect(await printed).toBe('');
    await vi.waitFor(() => expect(family.filter(isAlive)).toEqual([]), LIMIT_MS);
  });
});
