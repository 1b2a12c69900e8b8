import { readdirSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect } from 'vitest';
import { REP } from '../../mocks/stage/cast.ts';
import { ask, askAs } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const WANTED = 20_000;
const AT_ONCE = 500;
/** What a process needs beside the sockets. */
const SPARE_FILES = 2_000;

/** The kernel's limit for one process here: both ends of a socket count, each in its own process. */
function mostSockets(): number {
  const limit = /Max open files\s+(\d+)/u.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
  return Math.min(WANTED, Number(limit ?? 1_024) - SPARE_FILES);
}

const residentBytes = () =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${scene.worker.child.pid}/status`, 'utf8'))?.[1]) * 1024;

const openFiles = () => readdirSync(`/proc/${scene.worker.child.pid}/fd`).length;

/** A connection that says nothing; resolves when it stands, was refused or was closed. */
async function idle(opened: Socket[]): Promise<void> {
  const socket = connect(scene.worker.port, '127.0.0.1');
  opened.push(socket);
  await new Promise((resolve) => {
    socket.once('connect', resolve).once('error', resolve).once('close', resolve);
  });
  socket.on('error', () => undefined).resume();
}

attack(
  'D6',
  'as many idle sockets as the machine allows: the worker keeps few of them, its memory stays flat, and a rep is served',
  { defences: ['connection-count'], timeoutMs: 90_000 },
  async () => {
    const rep = await scene.rep(REP);
    const before = residentBytes();
    const filesBefore = openFiles();
    const opened: Socket[] = [];
    const count = mostSockets();
    try {
      while (opened.length < count) await Promise.all(Array.from({ length: AT_ONCE }, () => idle(opened)));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const held = openFiles() - filesBefore;
      const grownMb = Math.round((residentBytes() - before) / 1_000_000);
      console.log(`${opened.length} idle sockets opened, ${held} kept by the worker, memory ${grownMb} MB more`);
      expect(held).toBeGreaterThan(0);
      // The limit, and the few files the worker itself opens meanwhile.
      expect(held).toBeLessThanOrEqual(2_020);
      expect(grownMb).toBeLessThan(100);
      // Silent connections are closed after the time a request may take to begin.
      await expect
        .poll(
          () =>
            ask(scene.worker.port, { method: 'GET', path: '/ready' }).then(
              ({ status }) => status,
              () => 0,
            ),
          {
            timeout: 30_000,
            interval: 500,
          },
        )
        .toBe(200);
      expect((await askAs(scene.worker.port, rep, '/v1/conversations', {})).status).toBe(200);
    } finally {
      for (const socket of opened) socket.destroy();
    }
  },
);
