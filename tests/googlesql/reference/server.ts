import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
/** The server ends when its starter's end of the pipe does, so that not even SIGKILL leaves one behind. */
const ENDING_WITH_STARTER = '"$1" localhost "$2" >&2 & server=$!; cat >/dev/null; kill -9 $server; wait $server';

export interface ReferenceServer {
  port: number;
  end: () => Promise<void>;
}

/** Folder of the package's executables and `.proto` files. */
export function referenceFolder(): string {
  return join(dirname(require.resolve('@fivetrandevelopers/zetasql')), 'zetasql');
}

/** Starts Google's analyzer and reference implementation on a free port; it listens a moment later. */
export async function startServer(): Promise<ReferenceServer> {
  const program = join(referenceFolder(), programName(process.platform, process.arch));
  const port = await freePort();
  const child = spawn('sh', ['-c', ENDING_WITH_STARTER, 'sh', program, String(port)], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return { port, end: () => endOf(child) };
}

function programName(platform: string, arch: string): string {
  return `remote_server${arch.startsWith('arm') ? '_arm' : ''}${platform === 'darwin' ? '' : '.so'}`;
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('close', () => resolve());
  child.stdin?.end();
  await promise;
}

async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(0, 'localhost', () => {
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    server.close(() => resolve(port));
  });
  return await promise;
}
