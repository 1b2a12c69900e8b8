import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const SERVER = fileURLToPath(new URL('../../../api-worker/server.ts', import.meta.url));
const line = z.looseObject({});
const listening = z.looseObject({ msg: z.literal('listening'), port: z.number(), operationsPort: z.number() });

/** A worker as a platform runs it, with every byte it writes. */
export interface RunningWorker {
  port: number;
  operationsPort: number;
  child: ChildProcess;
  /** All of standard output and standard error, as written. */
  written: () => string;
  /** Standard output line by line; a line that is no JSON object stands as `unreadable`. */
  lines: () => Record<string, unknown>[];
  audits: () => Record<string, unknown>[];
  kill: (signal: NodeJS.Signals) => Promise<void>;
}

export function spawnWorker(settings: Record<string, string | undefined>, args: string[] = []): ChildProcess {
  return spawn(process.execPath, [...args, SERVER], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
}

export async function startWorker(settings: Record<string, string | undefined>): Promise<RunningWorker> {
  const child = spawnWorker(settings);
  const output = { out: '', all: '' };
  const { promise, resolve, reject } = Promise.withResolvers<z.infer<typeof listening>>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output.out += text;
    output.all += text;
    const ready = parsedLines(output.out).map((each) => listening.safeParse(each).data);
    const first = ready.find((each) => each !== undefined);
    if (first) resolve(first);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.all += text;
  });
  child.once('exit', (code) => reject(new Error(`the worker ended with ${code}: ${output.all.slice(-800)}`)));
  const { port, operationsPort } = await promise;
  const lines = () => parsedLines(output.out);
  return {
    port,
    operationsPort,
    child,
    written: () => output.all,
    lines,
    audits: () => lines().filter(({ audit }) => audit === true),
    kill: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // Not 'exit': its last lines may still be in the pipe then.
      const ended = once(child, 'close');
      child.kill(signal);
      await ended;
    },
  };
}

function parsedLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((each) => {
      try {
        return line.parse(JSON.parse(each));
      } catch {
        return { unreadable: each };
      }
    });
}
