import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';

interface Version {
  value: string;
  state: 'enabled' | 'disabled' | 'destroyed';
}
interface Setting {
  name: string;
  valueFrom?: { secretKeyRef: { name: string; key: string } };
}
interface Service {
  spec: { template: { spec: { containers: { env?: Setting[] }[] } } };
}

/** Versions are numbered from one, in the order in which they were added. */
export interface Project {
  secrets: Record<string, Version[]>;
  service?: Service | undefined;
}

export const settingsOf = (service: Service | undefined): Setting[] =>
  service?.spec.template.spec.containers.flatMap(({ env = [] }) => env) ?? [];

const OPTIONS = {
  project: { type: 'string' },
  region: { type: 'string' },
  secret: { type: 'string' },
  service: { type: 'string' },
  'data-file': { type: 'string' },
  filter: { type: 'string' },
  format: { type: 'string' },
  limit: { type: 'string' },
  'to-latest': { type: 'boolean' },
} as const;
type Given = Partial<Record<keyof typeof OPTIONS, string | boolean>>;

/** As much of Secret Manager and Cloud Run as exchanging a key asks of them; refuses everything else. */
function answer(state: Project, argv: readonly string[], input: string): string {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  const verb = Object.keys(VERBS).find((each) => `${positionals.join(' ')} `.startsWith(`${each} `));
  const run = VERBS[verb ?? ''];
  if (!run || values.project !== 'bank-prep') throw new Error(`not understood: gcloud ${argv.join(' ')}`);
  return run({ state, values, word: positionals[verb?.split(' ').length ?? 0] ?? '', input });
}

type Asked = { state: Project; values: Given; word: string; input: string };

function versionsOf(state: Project, name: unknown): Version[] {
  const versions = state.secrets[String(name)];
  if (!versions) throw new Error(`NOT_FOUND: Secret [${name}] not found`);
  return versions;
}

function versionOf({ state, values, word }: Asked): Version {
  const versions = versionsOf(state, values.secret);
  const found = versions[(word === 'latest' ? versions.length : Number(word)) - 1];
  if (!found || found.state === 'destroyed') throw new Error(`FAILED_PRECONDITION: version [${word}] is not there`);
  return found;
}

function changedTo(state: Version['state'], asked: Asked): string {
  const found = versionOf(asked);
  found.state = state;
  if (state === 'destroyed') found.value = '';
  return '';
}

function accessed(asked: Asked): string {
  const { state, value } = versionOf(asked);
  if (state !== 'enabled') throw new Error(`FAILED_PRECONDITION: version [${asked.word}] is in ${state} state`);
  return value;
}

function listed({ state, values, word }: Asked): string {
  const [, wanted] = /^state=(\w+)$/u.exec(String(values.filter)) ?? [];
  const rows = versionsOf(state, word).map((each, index) => ({ number: index + 1, state: each.state }));
  const found = rows.filter((row) => wanted === undefined || row.state === wanted).reverse();
  const isPlain = values.format === 'value(name.basename())';
  return found.map((row) => (isPlain ? `${row.number}\n` : `${row.number}  ${row.state}\n`)).join('');
}

/** A revision whose secrets cannot be read does not become ready. */
function replaced({ state, word }: Asked): string {
  const next: Service = parse(readFileSync(word, 'utf8'));
  for (const { valueFrom } of settingsOf(next)) {
    const { name, key } = valueFrom?.secretKeyRef ?? {};
    if (name !== undefined && state.secrets[name]) {
      accessed({ state, values: { secret: name }, word: key ?? '', input: '' });
    }
  }
  state.service = next;
  return '';
}

function described({ state }: Asked): string {
  if (!state.service) throw new Error('NOT_FOUND: Cannot find service [prep-worker]');
  return JSON.stringify(state.service);
}

const VERBS: Readonly<Record<string, (asked: Asked) => string>> = {
  'secrets versions access': accessed,
  'secrets versions add': ({ state, word, input }) => {
    versionsOf(state, word).push({ value: input, state: 'enabled' });
    return `Created version [${versionsOf(state, word).length}] of the secret [${word}].\n`;
  },
  'secrets versions list': listed,
  'secrets versions disable': (asked) => changedTo('disabled', asked),
  'secrets versions enable': (asked) => changedTo('enabled', asked),
  'secrets versions destroy': (asked) => changedTo('destroyed', asked),
  'run services replace': replaced,
  'run services describe': described,
  'run services update-traffic': () => '',
  'run revisions list': () => 'prep-worker-00002\n',
};

if (import.meta.main) {
  const [file = '', ...argv] = process.argv.slice(2);
  // Two of them run side by side in a pipe: whoever waits for the other reads the project afterwards.
  const input = argv.some((word) => word.startsWith('--data-file')) ? await text(process.stdin) : '';
  const before = readFileSync(file, 'utf8');
  const state: Project = JSON.parse(before);
  process.stdout.write(answer(state, argv, input));
  const after = JSON.stringify(state);
  if (after !== before) writeFileSync(file, after);
}
