import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
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

/** The revision that serves, as far as these commands are told. */
export const SERVING = 'prep-worker-00007-abc';

/** Writes down how it was started, in one write; only who serves is ever asked for its answer. */
const RECORDER = `#!/bin/sh
printf '%s\\037' "\${0##*/}" "$@" '\n' >> "$RECORD"
case "$*" in *' describe '*status.traffic*) echo ${SERVING} ;; esac
`;

/** The `sh` blocks of a document, in its order; one within a list is indented. */
export async function shellOf(document: string): Promise<string> {
  const text = await readFile(join(ROOT, document), 'utf8');
  return [...text.matchAll(/^( *)```sh\n(.*?)^ *```$/gmsu)].map(([, , block = '']) => block).join('\n');
}

/** Every program these commands start, loops and variables as a shell reads them. None of them is really started. */
export async function startedBy(script: string): Promise<Started[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bcs-commands-'));
  return await startedIn(folder, script).finally(() => rm(folder, { recursive: true }));
}

/** The same in a folder of the caller's, which has the service's file; these programs are started after all. */
export async function startedIn(folder: string, script: string, really: readonly string[] = []): Promise<Started[]> {
  await mkdir(join(folder, 'bin'));
  for (const { words } of commandsOf(script)) await layOut(words[0] ?? '', join(folder, 'bin'), really);
  await mkdir(join(folder, 'deploy/worker'), { recursive: true });
  await copyFile(join(ROOT, 'deploy/worker/service.yaml'), join(folder, 'deploy/worker/service.yaml'));
  const env = { PATH: join(folder, 'bin'), RECORD: join(folder, 'record') };
  await promisify(execFile)('/bin/sh', ['-euc', script], { cwd: folder, env });
  const record = await readFile(env.RECORD, 'utf8');
  return record.split('\u001f\n\u001f').slice(0, -1).map(toStarted);
}

async function layOut(program: string, bin: string, really: readonly string[]): Promise<void> {
  if (!/^[\w.-]+$/u.test(program)) return;
  const itself = `exec /usr/bin/env PATH=/usr/bin:/bin ${program} "$@"\n`;
  await writeFile(join(bin, program), really.includes(program) ? `#!/bin/sh\n${itself}` : RECORDER, { mode: 0o755 });
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
