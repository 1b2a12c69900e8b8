import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import { workerSettings } from '../app/settings.ts';
import { read } from '../structure/tree.ts';
import { blocksIn, documents } from './documents.ts';
import { filledIn } from './filled-in.ts';
import { programOf, runScript } from './npm-script.ts';
import { commandsOf } from './shell.ts';

/** Every `node -p …` a document, or `.env.example`, has its reader run. */
const oneLiners = [
  ...[...read('.env.example').matchAll(/^# .*?(node -p ".*")$/gmu)].map(([, line = '']) => line),
  ...documents.flatMap((document) =>
    blocksIn(document, 'sh').flatMap(({ text }) =>
      commandsOf(text)
        .filter(({ words: [program, option] }) => program === 'node' && option === '-p')
        .map(({ words: [, , code = ''] }) => `node -p ${JSON.stringify(code)}`),
    ),
  ),
];

function said(line: string): string {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

test('every line that makes a key makes one the worker takes, another each time', () => {
  expect(oneLiners.length).toBeGreaterThanOrEqual(2);
  for (const line of oneLiners) {
    const [first, second] = [said(line), said(line)];
    expect(first).not.toBe(second);
    const isRing = first.includes(':');
    const value = isRing ? `${first},${second.replace(/^\w+/u, 'x')}` : first;
    for (const name of isRing ? ['SESSION_KEYS', 'PIN_KEYS', 'STATEMENT_KEYS'] : ['IDENTIFIER_KEY', 'AUDIT_KEY']) {
      expect(() => readConfiguration(workerSettings({ [name]: value }))).not.toThrow();
    }
  }
});

test('a line that makes none is found out', () => {
  expect(() => said('node -p "require(\'crypto\').randomByte(32)"')).toThrow('randomByte');
  expect(() => readConfiguration(workerSettings({ SESSION_KEYS: 'k1:too-short' }))).toThrow('SESSION_KEYS');
});

const folder = join(tmpdir(), `bcs-documents-${process.pid}`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the commands without consequences do what is said of them:', () => {
  const policies = documents.flatMap((document) =>
    blocksIn(document, 'sh').flatMap(({ text }) =>
      commandsOf(text).filter(({ words }) => words.slice(0, 3).join(' ') === 'npm run policy'),
    ),
  );
  test('every policy the documents write is written', () => {
    expect(policies.length).toBeGreaterThan(2);
    for (const [at, { words }] of policies.entries()) {
      const args = words
        .slice(4)
        .map((word) => filledIn(word).replace(/^settings\.json$/u, join(ROOT, 'tests/documents/settings.json')));
      const out = args.indexOf('--out') + 1;
      const { status, stderr } = runScript('policy', args.with(out, join(folder, String(at))));
      expect([status, stderr]).toEqual([0, '']);
    }
  });

  test.each(['package', 'release'])('%s says how it is used, and refuses an argument it does not know', (name) => {
    expect(programOf(name)).toBeDefined();
    const { status, stdout } = runScript(name, ['--help']);
    expect([status, stdout]).toEqual([0, expect.stringContaining(`npm run ${name} -- --hosts`)]);
    expect(runScript(name, ['--hots', 'https://a.example']).status).toBe(2);
  });

  test.each(['policy', 'audit:verify'])('%s says how it is used when nothing is given', (name) => {
    const { status, stderr } = runScript(name, []);
    expect([status, stderr]).toEqual([2, expect.stringContaining(`npm run ${name} -- `)]);
  });
});
