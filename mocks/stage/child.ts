import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const END_WITHIN_MS = 10_000;

export interface Child {
  /** The line of JSON that said the child is ready. */
  ready: Record<string, unknown>;
  pid: number;
  /** Sends SIGTERM, waits, then SIGKILL. */
  end: () => Promise<void>;
  /** Its exit code once it has ended; null if a signal ended it. */
  ended: Promise<number | null>;
  /** Every line of JSON the child has written so far. */
  lines: Record<string, unknown>[];
  /** The last lines the child has written to standard error. */
  errors: string[];
}

export interface ChildOptions {
  name: string;
  program: string;
  args: string[];
  env: Record<string, string>;
  isReady: (line: Record<string, unknown>) => boolean;
  /** Of Node itself, before the program. */
  flags?: string[];
  keepLines?: number;
  /** In place of this Node. */
  executable?: string;
}

/** Starts a Node program of ours and waits until it says it is ready; its end before that is an error with its words. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { executable = process.execPath, flags = [], program, args } = options;
  const child = spawn(executable, [...flags, program, ...args], {
    env: options.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // Whatever ends this process, a fault of its own included, ends the child.
  process.once('exit', () => child.kill('SIGKILL'));
  const lines: Record<string, unknown>[] = [];
  const errors: string[] = [];
  const { promise: ready, resolve, reject } = Promise.withResolvers<Record<string, unknown>>();
  createInterface({ input: child.stderr }).on('line', (line) => remember(errors, line, 20));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const parsed = parseLine(line);
    if (!parsed) return;
    remember(lines, parsed, options.keepLines ?? 5_000);
    if (options.isReady(parsed)) resolve(parsed);
  });
  child.once('exit', (code) =>
    reject(new Error(`${options.name} ended with code ${code} before it was ready: ${wordsOf(errors, lines)}`)),
  );
  child.once('error', reject);
  const ended = new Promise<number | null>((resolveEnd) => child.once('exit', resolveEnd));
  return { ready: await ready, pid: child.pid ?? 0, lines, errors, end: () => endChild(child), ended };
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.stdin?.end();
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS);
  await promise;
  clearTimeout(timer);
}

function remember<Item>(list: Item[], item: Item, most: number): void {
  list.push(item);
  if (list.length > most) list.shift();
}

function parseLine(line: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null;
  } catch {
    return null;
  }
}

function wordsOf(errors: string[], lines: Record<string, unknown>[]): string {
  return [...errors.slice(-5), ...lines.slice(-2).map((line) => JSON.stringify(line))].join(' | ');
}
