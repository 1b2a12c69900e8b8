import { expect, test } from 'vitest';
import { REDIRECT_PATH } from '../../api-worker/contract/redirect-path.ts';
import { managedPolicy } from '../../entrypoints/policy/managed-policy.ts';
import { read } from '../structure/tree.ts';
import type { NamedDocument } from './documents.ts';
import { blocksIn, documentOf, documents } from './documents.ts';
import { commandsOf } from './shell.ts';

const ofTheWorker = new Set([...read('.env.example').matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gmu)].map(([, name]) => name));

/** Settings of other programs of ours, and of those we use. */
const OTHERS = new Set(['WXT_WORKER_HOSTS', 'EXTENSION_KEY', 'NODE_EXTRA_CA_CERTS', 'BIGQUERY_EMULATOR_HOST']);
/** Words of the bank's vocabulary are written like variables. */
const vocabulary = [
  read('deploy/bigquery/enumerations.json'),
  read('deploy/bigquery/tables/access_audit.json'),
  read('docs/kpi-states.md'),
  read('deploy/policy/linux/chrome.json'),
].join('\n');

const NAME = /^([A-Z][A-Z0-9]*_[A-Z0-9_]*)(?:=|$)/u;

/** Names that look like settings and are none: neither of the worker, nor set in the document itself. */
function unknownSettings(document: NamedDocument): string[] {
  const commands = blocksIn(document, 'sh').flatMap(({ text }) => commandsOf(text));
  const assigned = commands.flatMap(({ assignments, words }) => [
    ...assignments.map((word) => word.split('=')[0]),
    ...(words[0] === 'read' ? words.slice(1) : []),
  ]);
  const explained = document.quoted.map(({ word }) => word).filter((word) => /^[A-Z][A-Z0-9_]*$/u.test(word));
  const isKnown = (name: string) =>
    ofTheWorker.has(name) || OTHERS.has(name) || assigned.includes(name) || vocabulary.includes(name);
  const used = commands.flatMap(({ words }) =>
    words.flatMap((word) => [...word.matchAll(/\$\{?([A-Z][A-Z0-9_]*)/gu)].map(([, name = '']) => name)),
  );
  return [
    ...document.quoted.flatMap(({ word, line }) => {
      const [, name] = NAME.exec(word) ?? [];
      return name === undefined || isKnown(name) || used.includes(name) ? [] : [`${document.path}:${line} ${name}`];
    }),
    ...used
      .filter((name) => !isKnown(name) && !explained.includes(name))
      .map((name) => `${document.path} $${name} is neither set nor explained`),
  ];
}

test('every setting the documents name is one the worker reads, and every variable of a command is set or explained', () => {
  expect(documents.flatMap(unknownSettings)).toEqual([]);
});

test('every managed setting the documents name is one the administrator has', () => {
  const camel = /^(?:is|are|may|pin|worker|opens|locked|colour|update|support|training)[A-Z]\w+$/u;
  const named = documents
    .filter(({ path }) => /admin-guide|runbooks|privacy|first-day/u.test(path))
    .flatMap(({ quoted, path }) => quoted.map(({ word }) => ({ word, path })))
    .filter(({ word }) => camel.test(word));
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ word }) => !Object.hasOwn(managedPolicy.shape, word))).toEqual([]);
});

test('every redirect the documents have registered is the one the panel signs in with', () => {
  const redirects = documents.flatMap(({ text, path }) =>
    [...text.matchAll(/chromiumapp\.org(\/[^\s`)"]*)?/gu)].map(([, place]) => `${path} ${place}`),
  );
  expect(redirects.length).toBeGreaterThan(2);
  expect(redirects.filter((found) => !found.endsWith(` /${REDIRECT_PATH}`))).toEqual([]);
});

test('a setting misspelt, and a variable nobody sets, are named', () => {
  const text = 'Set `SESION_KEYS`, `AUDIT_KEY=x`.\n\n```sh\necho "$GENESYS_REGION $MY_TOKEN"\n```\n';
  expect(unknownSettings(documentOf('bad.md', text))).toEqual([
    'bad.md:1 SESION_KEYS',
    'bad.md $MY_TOKEN is neither set nor explained',
  ]);
});
