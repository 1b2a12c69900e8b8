import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { workerSettings } from './settings.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

function start(change: Record<string, string | undefined> = {}) {
  const child = spawn(process.execPath, ['api-worker/server.ts'], {
    env: workerSettings(change),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

async function failedStart(change: Record<string, string | undefined>) {
  const child = start(change);
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { exitCode: child.exitCode, said };
}

/** The line that says on which ports it listens. */
async function listening(child: ReturnType<typeof start>): Promise<{ port: number; operationsPort: number }> {
  child.stdout.setEncoding('utf8');
  let written = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    written += chunk;
    const line = written.split('\n').find((candidate) => candidate.includes('"listening"'));
    if (line) return JSON.parse(line);
  }
  throw new Error(`never listening: ${written}`);
}

test('without its settings it exits at once, naming every missing variable and no value', async () => {
  const { exitCode, said } = await failedStart({ GENESYS_CLIENT_ID: undefined, PIN_KEYS: 'p1:CANARY' });
  expect(exitCode).toBe(1);
  expect(said).toContain('missing or invalid: GENESYS_CLIENT_ID, PIN_KEYS');
  expect(said).not.toContain('CANARY');
  expect(said.trim().split('\n')).toHaveLength(1);
});

test('a port that cannot be had is one sentence and an exit', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const taken = String(typeof address === 'object' ? address?.port : '');
  const { exitCode, said } = await failedStart({ PORT: taken });
  other.close();
  expect(exitCode).toBe(1);
  expect(said.trim().split('\n')).toEqual([expect.stringContaining('EADDRINUSE')]);
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'it says where it listens, serves, and leaves on %s with 0',
  async (signal) => {
    const child = start();
    const { port, operationsPort } = await listening(child);
    expect((await fetch(`http://127.0.0.1:${port}/v1/configuration`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${operationsPort}/ready`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);
