import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startChild } from '../../mocks/stage/child.ts';

const folder = mkdtempSync(join(tmpdir(), 'bcs-child-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, text: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, text);
  return file;
}

const start = (file: string) =>
  startChild({ name: 'The child', program: file, args: [], env: {}, isReady: (line) => line.msg === 'ready' });

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a program of the stage', () => {
  it('is ready when it says so, and gone when it has been ended', async () => {
    const child = await start(program('good', `console.log('{"msg":"ready","port":1}'); setInterval(() => {}, 1e6);`));
    expect(child.ready).toEqual({ msg: 'ready', port: 1 });
    expect(isRunning(child.pid)).toBe(true);
    await child.end();
    expect(isRunning(child.pid)).toBe(false);
  });

  it('that ends before it is ready is an error with its own words', async () => {
    const file = program('bad', `console.error('a variable is missing'); process.exit(3);`);
    await expect(start(file)).rejects.toThrow(
      /The child ended with code 3 before it was ready: .*a variable is missing/u,
    );
  });

  it('is ended although it ignores the request', async () => {
    const stubborn = `process.on('SIGTERM', () => process.stdin.destroy()); console.log('{"msg":"ready"}'); setTimeout(() => {}, 1e6);`;
    const child = await start(program('stubborn', stubborn));
    await child.end();
    expect(isRunning(child.pid)).toBe(false);
  });
});
