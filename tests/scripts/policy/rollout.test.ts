import { describe, expect, test } from 'vitest';
import { policyFiles } from '../../../scripts/policy/policy-files.ts';
import { readRollout } from '../../../scripts/policy/rollout.ts';
import { BASE, OLD_IDS } from './random-rollouts.ts';

const withSettings = (settings: object) => ({ ...BASE, settings: { ...BASE.settings, ...settings } });

describe('a rollout', () => {
  test.each([
    ['an id that is none', { ...BASE, id: 'abcdefghijklmnopabcdefghijklmnoq' }, /^id: /u],
    ['a host that is no https origin', { ...BASE, hosts: ['http://prep.bank.example'] }, /^hosts\.0: /mu],
    ['a host with a wildcard', { ...BASE, hosts: ['https://*.bank.example'] }, /^hosts\.0: /mu],
    ['no host', { ...BASE, hosts: [] }, /^hosts: /mu],
    [
      'an update address without https',
      { ...BASE, updateUrls: { ...BASE.updateUrls, broad: 'http://x/u.xml' } },
      /^updateUrls\.broad: an https/u,
    ],
    ['an unknown ring', { ...BASE, ring: 'beta' }, /^ring: /u],
    ['an unknown region', { ...BASE, region: 'genesys.example' }, /^region: /u],
    ['a version that is none', { ...BASE, version: '1.0.0-rc1' }, /^version: /u],
    ['a version with a leading zero', { ...BASE, version: '01.9' }, /^version: /u],
    ['a version of zeros', { ...BASE, version: '0' }, /^version: /u],
    ['a version beyond what a browser counts', { ...BASE, version: '70000.1' }, /^version: /u],
    ['a minimum no browser takes', { ...BASE, minimumVersion: '1.99999' }, /^minimumVersion: one to four/u],
    ['a minimum above the version', { ...BASE, minimumVersion: '2.1.0.1' }, /^minimumVersion: 2\.1\.0\.1 is above/u],
    [
      'a worker it was not packaged with',
      withSettings({ workerAddress: 'https://evil.example' }),
      /^settings\.workerAddress: .*none of the hosts/u,
    ],
    [
      'a training worker it was not packaged with',
      withSettings({ trainingWorkerAddress: 'https://evil.example' }),
      /^settings\.trainingWorkerAddress: /u,
    ],
    ['an id to remove that is none', { ...BASE, removedIds: ['old'] }, /^removedIds\.0: 32 letters/u],
    ['its own id to remove', { ...BASE, removedIds: [BASE.id] }, /^removedIds: .* is the id of this extension/u],
    ['no worker at all', { ...BASE, settings: {} }, /^settings\.workerAddress: missing/u],
    ['an unknown setting', withSettings({ workerAdress: 'x' }), /^settings: .*workerAdress/u],
    ['a setting of the wrong type', withSettings({ pinLimit: '20' }), /^settings\.pinLimit: /u],
    ['a number out of bounds', withSettings({ pinDays: 366 }), /^settings\.pinDays: /u],
    [
      'the other ring in its settings',
      withSettings({ updateRing: 'broad' }),
      /^settings\.updateRing: "broad" in a policy of the ring pilot/u,
    ],
    ['a control character', withSettings({ supportContact: 'a\u0000b' }), /^settings\.supportContact: /u],
    ['a carriage return', withSettings({ supportContact: 'a\r\nb' }), /^settings\.supportContact: /u],
    ['half an emoji', withSettings({ supportContact: '\uD83D' }), /^settings\.supportContact: /u],
  ])('with %s is refused by name', (_, candidate, message) => {
    expect(() => readRollout(candidate)).toThrow(message);
  });

  test('is refused before any file is written', () => {
    expect(() => policyFiles({ ...BASE, id: 'x' })).toThrow(/^id: /u);
  });

  test('with several faults names all of them', () => {
    const faulty = { ...withSettings({ workerAddress: 'https://evil.example' }), minimumVersion: '9' };
    expect(() => readRollout(faulty)).toThrow(/settings\.workerAddress: [^\n]+\nminimumVersion: /u);
  });

  test.each([
    ['a switched-off panel without a worker', { ...BASE, settings: { isSwitchedOff: true } }],
    ['a training desk alone', { ...BASE, settings: { trainingWorkerAddress: BASE.hosts[1] } }],
    ['its own version as minimum', { ...BASE, minimumVersion: '2.1' }],
    ['an extension that is removed', { ...BASE, isRemoved: true }],
    ['the id of before removed', { ...BASE, removedIds: OLD_IDS }],
    ['its ring in its settings', withSettings({ updateRing: 'pilot' })],
  ])('with %s makes sense', (_, candidate) => {
    expect(readRollout(candidate)).toEqual(candidate);
  });
});
