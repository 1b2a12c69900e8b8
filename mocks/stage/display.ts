import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Display {
  /** For `DISPLAY`. */
  name: string;
  isVirtual: boolean;
  close: () => Promise<void>;
}

export const SCREEN = { width: 1400, height: 900 };

/** The user's own display, else a virtual one, else none: then the browser runs headless. */
export async function findDisplay(environment: NodeJS.ProcessEnv): Promise<Display | null> {
  if (environment.DISPLAY || environment.WAYLAND_DISPLAY || process.platform !== 'linux') {
    return { name: environment.DISPLAY ?? '', isVirtual: false, close: async () => undefined };
  }
  return hasProgram('Xvfb', environment) ? await startVirtualDisplay() : null;
}

export function hasProgram(name: string, environment: NodeJS.ProcessEnv): boolean {
  return (environment.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** `-displayfd` lets Xvfb choose a free number, so that two runs never share a screen. */
export async function startVirtualDisplay(): Promise<Display> {
  const size = `${SCREEN.width}x${SCREEN.height}x24`;
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => xvfb.kill('SIGKILL'));
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  xvfb.stdio[3]?.once('data', (data: Buffer) => resolve(`:${data.toString().trim()}`));
  xvfb.once('error', reject);
  xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
  const name = await promise;
  const close = async () => {
    const ended = new Promise((end) => xvfb.once('exit', end));
    if (xvfb.exitCode === null && xvfb.kill('SIGTERM')) await ended;
  };
  return { name, isVirtual: true, close };
}
