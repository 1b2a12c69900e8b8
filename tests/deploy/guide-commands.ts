import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../scripts/run-program.mjs';
import { commandsOf } from '../documents/shell.ts';

/** What a program was started with. */
export interface Started {
  program: string;
  /** What stands before the first option. */
  words: string[];
  options: Record<string, string>;
}

/** Writes down how it was started, in one write, and answers what a reader of it would have to go on. */
const RECORDER = `#!/bin/sh
printf '%s\\037' "\${0##*/}" "$@" '\n' >> "$RECORD"
case "$*" in *' describe '*status.traffic*) echo prep-worker-00007-abc ;; esac
`;

/** The `sh` blocks of a document, in its order; one within a list is indented. */
export async function shellOf(document: string): Promise<string> {
  const text = await readFile(join(ROOT, document), 'utf8');
  return [...text.matchAll(/^( *)```sh\n(.*?)^ *```$/gmsu)].map(([, , block = '']) => block).join('\n');
}

/** Every program these commands start, loops and variables as a shell reads them. None of them is really started. */
export async function startedBy(script: string, really: readonly string[] = []): Promise<Started[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bcs-commands-'));
  try {
    await layOut(folder, script, really);
    const env = { PATH: join(folder, 'bin'), RECORD: join(folder, 'record') };
    await promisify(execFile)('/bin/sh', ['-euc', script], { cwd: folder, env });
    const record = await readFile(env.RECORD, 'utf8');
    return record.split('\u001f\n\u001f').slice(0, -1).map(toStarted);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function layOut(folder: string, script: string, really: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'bin'));
  const programs = new Set(commandsOf(script).map(({ words: [program = ''] }) => program));
  for (const program of programs) {
    if (!/^[\w.-]+$/u.test(program) || really.includes(program)) continue;
    await writeFile(join(folder, 'bin', program), RECORDER, { mode: 0o755 });
  }
  await mkdir(join(folder, 'deploy/worker'), { recursive: true });
  await copyFile(join(ROOT, 'deploy/worker/service.yaml'), join(folder, 'deploy/worker/service.yaml'));
  await chmod(join(folder, 'bin'), 0o755);
}

function toStarted(line: string): Started {
  const [program = '', ...all] = line.split('\u001f');
  const given = all.filter((word) => word.startsWith('--'));
  const entries = given.map((word) => /^--([\w-]+)=?(.*)$/su.exec(word) ?? []);
  const words = all.filter((word) => !word.startsWith('--'));
  return { program, words, options: Object.fromEntries(entries.map(([, name = '', value = '']) => [name, value])) };
}

/** The commands that begin with these words, and where each stands among all. */
export function startedWith(all: readonly Started[], words: string): (Started & { at: number })[] {
  const [program, ...first] = words.split(' ');
  return all
    .map((each, at) => ({ ...each, at }))
    .filter((each) => each.program === program && first.every((word, index) => each.words[index] === word));
}
