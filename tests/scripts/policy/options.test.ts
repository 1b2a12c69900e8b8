import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readOptions } from '../../../scripts/policy/options.ts';
import { BASE, OLD_IDS } from './random-rollouts.ts';

const folder = mkdtempSync(join(tmpdir(), 'policy-options-'));
afterAll(() => rmSync(folder, { recursive: true }));

function settingsFile(content: string): string {
  const file = join(folder, 'settings.json');
  writeFileSync(file, content);
  return file;
}

const ARGUMENTS: Record<string, string> = {
  hosts: `${BASE.hosts[0]}, ${BASE.hosts[1]}`,
  id: BASE.id,
  'update-url-pilot': BASE.updateUrls.pilot,
  'update-url-broad': BASE.updateUrls.broad,
  ring: 'pilot',
  settings: settingsFile(JSON.stringify(BASE.settings)),
  out: 'somewhere',
};

const ALL = Object.entries(ARGUMENTS).flatMap(([name, value]) => [`--${name}`, value]);

function read(changed: Record<string, string> = {}, without = '') {
  const pairs = Object.entries({ ...ARGUMENTS, ...changed }).filter(([name]) => name !== without);
  return readOptions(
    pairs.flatMap(([name, value]) => [`--${name}`, value]),
    '2.1.0',
  );
}

describe('npm run policy', () => {
  test('reads a rollout, its version from package.json', () => {
    const { region: _, ...rollout } = BASE;
    expect(read()).toEqual({ kind: 'rollout', rollout, folder: 'somewhere' });
  });

  test('takes version, minimum version and region where they are given', () => {
    const options = read({ version: '3.0', 'minimum-version': '2.9', region: 'mypurecloud.de' });
    expect(options).toMatchObject({ rollout: { version: '3.0', minimumVersion: '2.9', region: 'mypurecloud.de' } });
  });

  test('removes the extension, and it alone, on demand', () => {
    expect(readOptions([...ALL, '--remove'], '2.1.0')).toMatchObject({ rollout: { id: BASE.id, isRemoved: true } });
  });

  test('removes as many ids of before as are given', () => {
    const removals = OLD_IDS.flatMap((id) => ['--remove-id', id]);
    expect(readOptions([...ALL, ...removals], '2.1.0')).toMatchObject({ rollout: { removedIds: OLD_IDS } });
  });

  test('needs nothing for the example', () => {
    expect(readOptions(['--example'], '2.1.0')).toEqual({ kind: 'example' });
  });

  test.each(Object.keys(ARGUMENTS))('names --%s where it is missing', (name) => {
    expect(() => read({}, name)).toThrow(`--${name}: missing`);
  });

  test.each([
    ['update-url-pilot', 'http://x.example/u.xml', '--update-url-pilot: an https address'],
    ['update-url-broad', 'file:///x', '--update-url-broad: an https address'],
    ['minimum-version', '9.0', '--minimum-version: 9.0 is above'],
    ['hosts', 'https://a.example,b.example', '--hosts: an https origin'],
    ['id', 'short', '--id: 32 letters'],
    ['settings', '/nowhere/settings.json', '--settings: ENOENT'],
    ['remove-id', 'short', '--remove-id: 32 letters'],
    ['remove-id', BASE.id, '--remove-id: '],
  ])('says in its own words what is wrong with --%s', (name, value, message) => {
    expect(() => read({ [name]: value })).toThrow(message);
  });

  test('says where the settings are not what they should be', () => {
    expect(() => read({ settings: settingsFile('{') })).toThrow(/^--settings: .*JSON/u);
    expect(() => read({ settings: settingsFile('{"workerAddress":"https://evil.example"}') })).toThrow(
      /^--settings\.workerAddress: "https:\/\/evil\.example" is none of the hosts/u,
    );
  });

  test('refuses an argument it does not know', () => {
    expect(() => readOptions(['--host', 'x'], '1.0')).toThrow(TypeError);
  });
});
