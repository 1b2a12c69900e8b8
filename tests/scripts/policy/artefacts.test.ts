import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SettingSchema } from '../../../entrypoints/policy/managed-schema.ts';
import { managedSchema } from '../../../entrypoints/policy/managed-schema.ts';
import type { PolicyFiles } from '../../../scripts/policy/policy-files.ts';
import { policyFiles } from '../../../scripts/policy/policy-files.ts';
import { readRollout } from '../../../scripts/policy/rollout.ts';
import type { BrowserName, PolicyInForce } from './policy-in-force.ts';
import { expected } from './policy-in-force.ts';
import { BASE, drawnFor, HOSTILE, OLD_IDS, rollouts } from './random-rollouts.ts';
import { readGoogle, readIntune, readLinux, readMac, readProfile, readRegistryFile } from './read-artefact.ts';
import { importRegistryFile, inForce } from './registry.ts';

function text(files: PolicyFiles, path: string): string {
  const content = files[path];
  if (typeof content !== 'string') throw new Error(`${path} is not text`);
  return content;
}

function bytes(files: PolicyFiles, path: string): Uint8Array {
  const content = files[path];
  if (!(content instanceof Uint8Array)) throw new Error(`${path} is not bytes`);
  return content;
}

type Reader = [path: string, browser: BrowserName, read: (files: PolicyFiles) => PolicyInForce];

const READERS: Reader[] = [
  ['linux/chrome.json', 'chrome', (files) => readLinux(text(files, 'linux/chrome.json'), BASE.id)],
  ['linux/chromium.json', 'chrome', (files) => readLinux(text(files, 'linux/chromium.json'), BASE.id)],
  ['linux/edge.json', 'edge', (files) => readLinux(text(files, 'linux/edge.json'), BASE.id)],
  ['windows/chrome.reg', 'chrome', (files) => readRegistryFile(bytes(files, 'windows/chrome.reg'), 'chrome', BASE.id)],
  ['windows/edge.reg', 'edge', (files) => readRegistryFile(bytes(files, 'windows/edge.reg'), 'edge', BASE.id)],
  ['intune/chrome.json', 'chrome', (files) => readIntune(text(files, 'intune/chrome.json'), 'chrome', BASE.id)],
  ['intune/edge.json', 'edge', (files) => readIntune(text(files, 'intune/edge.json'), 'edge', BASE.id)],
  ['mac/chrome.mobileconfig', 'chrome', (files) => readMac(text(files, 'mac/chrome.mobileconfig'), 'chrome', BASE.id)],
  ['mac/edge.mobileconfig', 'edge', (files) => readMac(text(files, 'mac/edge.mobileconfig'), 'edge', BASE.id)],
];

const GOOGLE = 'google-admin-console.json';
const WITH_VALUES = [...READERS.map(([path]) => path), GOOGLE];

describe.each(READERS)('%s', (_, browser, read) => {
  test('means the settings and the hardening set of any rollout', () => {
    fc.assert(
      fc.property(rollouts, (rollout) => {
        expect(read(policyFiles(rollout))).toEqual(expected(rollout, browser));
      }),
      { numRuns: 40 },
    );
  });

  test('carries every character a support contact may hold', () => {
    const rollout = { ...BASE, settings: { ...BASE.settings, supportContact: HOSTILE } };
    expect(read(policyFiles(rollout)).settings.supportContact).toBe(HOSTILE);
  });

  test('lets in the desktop of every region where the bank names none', () => {
    const { ExtensionSettings } = read(policyFiles({ ...BASE, region: undefined })).browser;
    expect(ExtensionSettings).toHaveProperty([BASE.id, 'runtime_allowed_hosts', 'length'], 18 * 2 + BASE.hosts.length);
  });
});

test('the Google Admin console gets the settings of any rollout', () => {
  fc.assert(
    fc.property(rollouts, (rollout) => {
      expect(readGoogle(text(policyFiles(rollout), GOOGLE))).toEqual(expected(rollout, 'chrome').settings);
    }),
    { numRuns: 40 },
  );
});

describe.each(Object.entries(managedSchema().properties))('another %s', (name, schema) => {
  test('changes every file that holds settings', () => {
    const [one, other] = twoValues(name, schema);
    const [before, after] = [one, other].map((value) => policyFiles(withSetting(name, value)));
    const unchanged = WITH_VALUES.filter((path) => JSON.stringify(before?.[path]) === JSON.stringify(after?.[path]));
    expect(unchanged).toEqual([]);
  });
});

function twoValues(name: string, schema: SettingSchema): unknown[] {
  const drawn = fc.sample(drawnFor(name, schema), { numRuns: 200, seed: 7 });
  const different = drawn.find((value) => JSON.stringify(value) !== JSON.stringify(drawn[0]));
  if (different === undefined) throw new Error(`${name} has one value only`);
  return [drawn[0], different];
}

function withSetting(name: string, value: unknown) {
  const ring = name === 'updateRing' ? value : BASE.ring;
  return readRollout({ ...BASE, ring, settings: { ...BASE.settings, [name]: value } });
}

test('a setting that is taken back leaves nothing behind in the registry', () => {
  const before = policyFiles({
    ...BASE,
    settings: { ...BASE.settings, pinLimit: 3, lockedSettings: ['colourScheme'] },
  });
  const registry = importRegistryFile(bytes(before, 'windows/edge.reg'));
  importRegistryFile(bytes(policyFiles(BASE), 'windows/edge.reg'), registry);
  expect(inForce(registry, 'Software\\Policies\\Microsoft\\Edge', BASE.id)).toEqual(expected(BASE, 'edge'));
});

test('the settings of an id that is removed leave the registry with it', () => {
  const [old = ''] = OLD_IDS;
  const registry = importRegistryFile(bytes(policyFiles({ ...BASE, id: old }), 'windows/chrome.reg'));
  importRegistryFile(bytes(policyFiles({ ...BASE, removedIds: [old] }), 'windows/chrome.reg'), registry);
  expect([...registry.keys()].filter((key) => key.includes(old))).toEqual([]);
});

test('the page beside the files says what they remove', () => {
  const said = (rollout: object) => text(policyFiles({ ...BASE, ...rollout }), 'README.md');
  expect(said({ isRemoved: true })).toContain(`**Removes** the extension \`${BASE.id}\`.`);
  expect(said({ removedIds: OLD_IDS })).toContain(`Removes \`${OLD_IDS.join('`, `')}\`.`);
  expect(said({})).not.toContain('emoves');
});

test('profiles keep their identifiers, and no two payloads share one', () => {
  const identifiers = (rollout: typeof BASE) =>
    ['mac/chrome.mobileconfig', 'mac/edge.mobileconfig'].flatMap((path) => {
      const { PayloadUUID, PayloadContent } = readProfile(text(policyFiles(rollout), path));
      return [PayloadUUID, ...PayloadContent.map((payload) => String(payload.PayloadUUID))];
    });
  const now = identifiers(BASE);
  expect(identifiers({ ...BASE, ring: 'broad', version: '3.0.0' })).toEqual(now);
  expect(new Set(now).size).toBe(6);
  expect(now.every((uuid) => /^[\dA-F]{8}-[\dA-F]{4}-8[\dA-F]{3}-[89AB][\dA-F]{3}-[\dA-F]{12}$/u.test(uuid))).toBe(
    true,
  );
  const ofAnother = identifiers({ ...BASE, id: 'ponmlkjihgfedcbaponmlkjihgfedcba' });
  expect(ofAnother.filter((uuid) => now.includes(uuid))).toEqual([]);
});
