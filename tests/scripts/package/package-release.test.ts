import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PLACEHOLDER_URLS } from '../../../scripts/package/arguments.ts';
import type { Bom } from '../../../scripts/package/bill-of-materials.ts';
import { filesOf } from '../../../scripts/package/crx.ts';
import { checkedCrxSignature } from '../../../scripts/package/crx-signature.ts';
import type { PackagedRelease } from '../../../scripts/package/package-release.ts';
import { packageRelease } from '../../../scripts/package/package-release.ts';
import { releaseSummary } from '../../../scripts/package/release-summary.ts';
import { verifyRelease } from '../../../scripts/package/verify-release.ts';
import { ROOT } from '../../../scripts/run-program.mjs';
import { sampleKey, temporaryFolder, writeFiles } from './sample-extension.ts';

const HOSTS = ['https://prep.bank.example', 'https://training.bank.example'];
const CRX = 'bcs-profile-assistant-9.8.7.crx';

let release: PackagedRelease;
const out = temporaryFolder();
const wanted = {
  hosts: HOSTS,
  version: '9.8.7',
  out: join(out.path, 'release'),
  rings: ['pilot' as const, 'broad' as const],
  updateUrls: { ...PLACEHOLDER_URLS, pilot: 'https://updates.bank.example/pilot/updates.xml' },
};
const text = (path: string): string => readFileSync(join(release.folder, path), 'utf8');

// The one build of this file, seconds long: everything below looks at what it left.
beforeAll(async () => {
  release = await packageRelease(wanted, { ...sampleKey, origin: 'file' });
});

afterAll(() => out[Symbol.dispose]());

test('the CRX holds the extension with this key, these workers and this version, and says of which source', () => {
  const crx = readFileSync(join(release.folder, CRX));
  expect(checkedCrxSignature(crx).id).toBe(sampleKey.id);
  const manifest = JSON.parse(/\{"manifest_version":3.*?\}(?=PK)/su.exec(crx.toString('latin1'))?.[0] ?? '');
  expect(manifest).toMatchObject({ version: '9.8.7', key: sampleKey.publicKey, minimum_chrome_version: '148' });
  expect(manifest.version_name).toMatch(/^9\.8\.7 \([0-9a-f]{12}(, changed)?\)$/u);
  expect(manifest.content_security_policy.extension_pages).toContain(`connect-src ${HOSTS.join(' ')} wss://`);
});

test('no machine’s path got into the extension', () => {
  const crx = readFileSync(join(release.folder, CRX));
  for (const path of [ROOT, out.path, process.cwd()]) expect(crx.includes(path)).toBe(false);
});

test('what the tests load was not built over', () => {
  const built = join(ROOT, '.output', 'chrome-mv3', 'manifest.json');
  expect(existsSync(built) && readFileSync(built, 'utf8').includes(sampleKey.publicKey)).toBe(false);
});

test.each([
  ['pilot', `https://updates.bank.example/pilot/${CRX}`],
  ['broad', `https://updates.invalid/broad/${CRX}`],
])('the ring %s is offered this version from its own address', (ring, codebase) => {
  const { gupdate } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(
    text(`updates-${ring}.xml`),
  );
  expect(gupdate.app.appid).toBe(sampleKey.id);
  expect(gupdate.app.updatecheck).toEqual({ codebase, version: '9.8.7', prodversionmin: '148' });
  expect(text(`policy/${ring}/linux/chromium.json`)).toContain(sampleKey.id);
});

test('build-info has every file with its hash, and no moment in time', async () => {
  const info = JSON.parse(text('build-info.json'));
  expect(info).toEqual(release.info);
  expect(info).toMatchObject({
    version: '9.8.7',
    hosts: HOSTS,
    id: sampleKey.id,
    redirectUri: `https://${sampleKey.id}.chromiumapp.org/oauth`,
    node: process.version,
  });
  expect(info.artefacts[CRX]).toBe(release.crxSha256);
  expect(Object.keys(info.files)).toEqual(expect.arrayContaining(['manifest.json', 'background.js', 'sidepanel.html']));
  const rest = new Set(['build-info.json', 'provenance.json']);
  const files = [...(await filesOf(release.folder)).keys()].filter((path) => !rest.has(path));
  expect(Object.keys(info.artefacts)).toEqual(files.sort());
  expect(JSON.stringify(info)).not.toMatch(/\d{4}-\d{2}-\d{2}T/u);
});

describe('the bills of materials', () => {
  const bom = (part: string): Bom => JSON.parse(text(`sbom/${part}.cdx.json`));
  const names = ({ components }: Bom) =>
    components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`)).sort();

  test.each(['panel', 'worker'])('of the %s keeps to CycloneDX 1.6', async (part) => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(text(`sbom/${part}.cdx.json`))).toBeNull();
    expect(bom(part)).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
  });

  test.each(['panel', 'worker'])('of the %s holds every package to the hash of the lock file', (part) => {
    const { components } = bom(part);
    expect(components.length).toBeGreaterThan(5);
    for (const { hashes } of components) {
      expect(hashes).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/u) }]);
    }
  });

  test('of the panel names what is in the bundle, and nothing else', () => {
    expect(names(bom('panel'))).toEqual([
      '@fontsource-variable/inter',
      '@wxt-dev/webextension-polyfill',
      'dpop',
      'lucide-solid',
      'rolldown',
      'solid-js',
      'uplot',
      'vite',
      'webextension-polyfill',
      'wxt',
      'zod',
    ]);
  });

  test('of the worker names every package that is installed without the development packages', () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
    const production = Object.entries<{ dev?: boolean }>(packages)
      .filter(([place, { dev }]) => place !== '' && !dev)
      .map(([place]) => place);
    const places = bom('worker').components.map(
      ({ properties }) => properties.find(({ name }) => name === 'cdx:npm:package:path')?.value,
    );
    expect(places.sort()).toEqual(production.sort());
  });

  test('draw no line to a package they do not name', () => {
    for (const part of ['panel', 'worker']) {
      const { components, dependencies, metadata } = bom(part);
      const refs = new Set([metadata.component, ...components].map((component) => component['bom-ref']));
      const drawn = dependencies.flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn]);
      expect(drawn.filter((ref) => !refs.has(ref))).toEqual([]);
    }
  });
});

describe('the release verifies', () => {
  test('as it was packaged, under the id it was packaged with', async () => {
    expect(await verifyRelease(release.folder, { id: sampleKey.id })).toMatchObject({ id: sampleKey.id });
    await expect(verifyRelease(release.folder, { id: 'a'.repeat(32) })).rejects.toThrow(`not of ${'a'.repeat(32)}`);
  });

  test.each<[string, string, (path: string) => void]>([
    ['a changed file', 'licences.md', (path) => writeFileSync(path, 'changed')],
    ['a missing file', 'updates-broad.xml', (path) => rmSync(path)],
    ['a file put beside', 'policy/extra.json', (path) => writeFileSync(path, '{}')],
    ['a missing statement', 'provenance.json', (path) => rmSync(path)],
  ])('not with %s, which it names', async (_, path, spoil) => {
    using copy = temporaryFolder();
    writeFiles(copy.path, Object.fromEntries(await filesOf(release.folder)));
    spoil(join(copy.path, path));
    await expect(verifyRelease(copy.path)).rejects.toThrow(path);
  });

  test('not with another CRX', async () => {
    using copy = temporaryFolder();
    writeFiles(copy.path, Object.fromEntries(await filesOf(release.folder)));
    const crx = readFileSync(join(copy.path, CRX));
    crx.writeUInt8(crx.readUInt8(crx.length - 1) ^ 1, crx.length - 1);
    writeFileSync(join(copy.path, CRX), crx);
    await expect(verifyRelease(copy.path)).rejects.toThrow('does not hold');
  });
});

test('the terminal says what other systems need, and what is not for production', () => {
  const said = releaseSummary(wanted, 'throw-away', {
    ...release,
    info: { ...release.info, isClean: false, isInstalledAsLocked: false },
  });
  for (const needed of [`EXTENSION_ID=${sampleKey.id}`, release.info.redirectUri, release.crxSha256]) {
    expect(said).toContain(needed);
  }
  expect(said.match(/^! [A-Z ]+:/gmu)).toEqual([
    '! NO RELEASE KEY:',
    '! CHANGED SOURCE:',
    '! OTHER PACKAGES:',
    '! NO UPDATE ADDRESS:',
  ]);
  const quiet = { ...wanted, rings: ['pilot' as const] };
  const clean = { ...release, info: { ...release.info, isClean: true, isInstalledAsLocked: true } };
  expect(releaseSummary(quiet, 'file', clean)).not.toContain('!');
});
