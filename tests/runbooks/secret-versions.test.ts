import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { workerSettings } from '../app/settings.ts';
import { blocksIn, documentOf, documents } from '../documents/documents.ts';
import { read } from '../structure/tree.ts';
import { SecretStore } from './secret-store.ts';

const PAGE = 'docs/runbooks/key-rotation.md';

/** The blocks under one heading, in their order, for one secret. */
function blocksUnder(heading: string, secret: string, setting: string): string[] {
  const section = read(PAGE)
    .split(/^(?=## )/mu)
    .find((part) => part.startsWith(`## ${heading}\n`));
  return blocksIn(documentOf(PAGE, section ?? ''), 'sh').map(({ text }) =>
    text.replaceAll('prep-session-keys', secret).replaceAll('SESSION_KEYS', setting),
  );
}

const newKey = (kid: string) => `${kid}:${randomBytes(32).toString('base64url')}`;
const idsOf = (ring = '') => ring.split(',').map((key) => key.split(':')[0]);

function did(store: SecretStore, block = 'exit 1'): string {
  const { status, stdout, stderr } = store.run(block);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** A step of the exchange: a new version, named in the file, deployed. */
function step(store: SecretStore, makes: string | undefined, deploys: string | undefined) {
  const [, number] = /Created version \[(\d+)\]/u.exec(did(store, makes)) ?? [];
  store.name(Number(number));
  did(store, deploys);
  return store.serving?.value;
}

const holding = (versions: SecretStore['versions'], key: string) => versions.filter(({ value }) => value.includes(key));

describe('the commands of the page', () => {
  const [secret, setting] = ['prep-session-keys', 'SESSION_KEYS'];
  const [behind, inFront, alone, deploy] = blocksUnder('Exchange with overlap', secret, setting);
  const [onlyNew, deployNow] = blocksUnder('Exchange without overlap', secret, setting);
  const [retire, check, destroy] = blocksUnder('Retire old versions', secret, setting);

  test('exchange a key over three deployments, and leave the old one in no version that can be read', () => {
    const old = newKey('k1');
    using store = new SecretStore(secret, setting, old);
    const rings = [behind, inFront, alone].map((makes) => step(store, makes, deploy));
    expect(rings.map(idsOf)).toEqual([['k1', 's2'], ['s2', 'k1'], ['s2']]);
    for (const ring of rings) expect(() => readConfiguration(workerSettings({ [setting]: ring }))).not.toThrow();
    expect(holding(store.enabled, old)).toHaveLength(3);

    did(store, retire);
    expect(store.enabled.map(({ number }) => number)).toEqual([4]);
    expect(store.serving).toMatchObject({ number: 4, state: 'enabled' });
    expect(holding(store.enabled, old)).toEqual([]);
    expect(did(store, check)).toBe('4  enabled\ns2:***');

    did(store, destroy);
    expect(store.versions.map(({ state }) => state)).toEqual(['destroyed', 'destroyed', 'destroyed', 'enabled']);
  });

  test('put one new key in the place of a known one, at once', () => {
    const known = newKey('k1');
    using store = new SecretStore(secret, setting, known);
    // In the middle of an exchange: the known key stands in three versions.
    for (const makes of [behind, inFront]) step(store, makes, deploy);
    const ring = step(store, onlyNew, deployNow);
    expect(idsOf(ring)).toEqual(['s2']);
    expect(() => readConfiguration(workerSettings({ [setting]: ring }))).not.toThrow();
    did(store, retire);
    expect(store.enabled.map(({ number }) => number)).toEqual([store.serving?.number]);
    expect(holding(store.enabled, known)).toEqual([]);
  });

  test('switch off nothing that serves, though a newer version is there', () => {
    using store = new SecretStore(secret, setting, newKey('k1'));
    did(store, onlyNew);
    did(store, retire);
    expect(store.serving).toMatchObject({ number: 1, state: 'enabled' });
  });

  const toNewest = (store: SecretStore) => {
    store.name('latest');
    did(store, deploy);
  };
  test.each([
    ['is not there', (store: SecretStore) => store.removeService()],
    ['takes whichever version is newest', toNewest],
  ])('switch off nothing while the service %s', (_what, change) => {
    using store = new SecretStore(secret, setting, newKey('k1'));
    did(store, onlyNew);
    change(store);
    expect(store.run(retire ?? '').stderr).toContain('the service names no version');
    expect(store.enabled).toHaveLength(2);
  });
});

test('a credential taken out is in no version that can be read', () => {
  const [gone, kept] = ['a credential that is taken out and long enough', 'a credential that stays and is long enough'];
  const [secret, setting] = ['prep-statement-issuers', 'STATEMENT_ISSUER_CREDENTIALS'];
  using store = new SecretStore(secret, setting, `${gone},${kept}`);
  const add = `printf '%s' '${kept}' | gcloud secrets versions add ${secret} --project bank-prep --data-file -`;
  step(store, add, blocksUnder('Exchange with overlap', secret, setting)[3]);
  const [retire, check] = blocksUnder('Retire old versions', secret, setting);
  did(store, retire);
  expect(store.enabled.map(({ value }) => value)).toEqual([kept]);
  expect(did(store, check)).toBe('2  enabled\n***');
});

test('no block of any page both switches a version off and destroys one', () => {
  const blocks = documents.flatMap((document) => blocksIn(document, 'sh').map(({ text }) => text));
  expect(blocks.filter((text) => /versions destroy/u.test(text)).length).toBeGreaterThan(0);
  expect(blocks.filter((text) => /versions disable/u.test(text) && /versions destroy/u.test(text))).toEqual([]);
});
