import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';

const STARTER = `
  import { startServer } from ${JSON.stringify(join(import.meta.dirname, 'reference/server.ts'))};
  import { connect } from ${JSON.stringify(join(import.meta.dirname, 'reference/client.ts'))};
  const { port } = await startServer();
  await connect(port);
  process.stdout.write(String(port));
`;

it('leaves no server behind when whoever started it is killed', async () => {
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', STARTER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = await once(starter.stdout, 'data');
  const port = Number(text);
  expect(await isListening(port)).toBe(true);
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  while (await isListening(port)) await delay(50);
});

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, 'localhost');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  socket.once('connect', () => resolve(true));
  socket.once('error', () => resolve(false));
  const answer = await promise;
  socket.destroy();
  return answer;
}
