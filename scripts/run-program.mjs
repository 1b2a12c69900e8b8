import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const KILL_AFTER_MS = 5_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let isEnding = false;

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  try {
    // Each program leads a process group of its own, so that what it started ends with it.
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  signalGroup(child, 'SIGTERM');
  setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS).unref();
}

/** Ends every started program, with its whole process group, when this process is asked to end. */
export function endProgramsWithThisProcess() {
  for (const [signal, exitCode] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])) {
    process.once(signal, async () => {
      isEnding = true;
      const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)));
      for (const child of running) endGroup(child);
      await Promise.race([Promise.all(ends), new Promise((resolve) => setTimeout(resolve, KILL_AFTER_MS + 1_000))]);
      process.exit(exitCode);
    });
  }
  process.once('exit', () => {
    for (const child of running) signalGroup(child, 'SIGKILL');
  });
}

/**
 * @param {string} bin
 * @param {boolean} isShown
 */
function environment(bin, isShown) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  return isShown ? env : { ...env, FORCE_COLOR: undefined, NO_COLOR: '1' };
}

/**
 * Runs a program of `node_modules/.bin` on the Node beside it and answers when it has ended.
 *
 * @param {string} name
 * @param {string[]} args
 * @param {{ limitMs: number, isShown?: boolean, env?: Record<string, string> }} options
 * @returns {Promise<{ exitCode: number, output: string, isOverLimit: boolean, elapsedMs: number }>}
 */
export function runProgram(name, args, { limitMs, isShown = false, env = {} }) {
  const started = performance.now();
  const bin = join(ROOT, 'node_modules', '.bin');
  const child = spawn(join(bin, name), args, {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', isShown ? 'inherit' : 'pipe', isShown ? 'inherit' : 'pipe'],
    env: { ...environment(bin, isShown), ...env },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    let isOverLimit = false;
    const limit = setTimeout(() => {
      isOverLimit = true;
      endGroup(child);
    }, limitMs);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearTimeout(limit);
      running.delete(child);
      // A program that ended may have left its own children behind.
      signalGroup(child, 'SIGKILL');
      // Whoever waits for this program would start the next one while this process ends.
      if (isEnding) return;
      resolve({ exitCode: exitCode ?? 1, output, isOverLimit, elapsedMs: performance.now() - started });
    });
  });
}
