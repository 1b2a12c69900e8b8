import { parseArgs } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PACKAGE_OPTIONS, PLACEHOLDER_URLS, packageArguments } from '../../../scripts/package/arguments.ts';

const read = (line: string) =>
  packageArguments(parseArgs({ args: line.split(' '), options: PACKAGE_OPTIONS }).values, '0.1.0');

test('only the worker addresses must be given', () => {
  expect(read('--hosts https://a.example,https://b.example:8443,https://a.example')).toEqual({
    hosts: ['https://a.example', 'https://b.example:8443'],
    version: '0.1.0',
    rings: ['pilot', 'broad'],
    updateUrls: PLACEHOLDER_URLS,
  });
});

test('an update address that was not given leads nowhere', () => {
  for (const url of Object.values(PLACEHOLDER_URLS)) expect(new URL(url).hostname).toMatch(/\.invalid$/u);
});

test('rings, their addresses and a version are taken as given', () => {
  const wanted = read(
    '--hosts https://a.example --version 1.2.3 --ring pilot --update-url-pilot https://u.example/p.xml?x=1',
  );
  expect(wanted).toMatchObject({ version: '1.2.3', rings: ['pilot'] });
  expect(wanted.updateUrls.pilot).toBe('https://u.example/p.xml?x=1');
});

describe('a wrong argument is named:', () => {
  test.each([
    ['--version 1.0', '--hosts: '],
    ['--hosts http://a.example', '--hosts: "http://a.example"'],
    ['--hosts https://a.example,', '--hosts: ""'],
    ['--hosts https://*.example', '--hosts: '],
    ['--hosts https://a.example --version 1.2.3-beta', '--version: "1.2.3-beta"'],
    ['--hosts https://a.example --version 0', '--version: '],
    ['--hosts https://a.example --version 1.65536', '--version: '],
    ['--hosts https://a.example --ring everyone', '--ring: "everyone"'],
    ['--hosts https://a.example --update-url-broad http://u.example/', '--update-url-broad: "http://u.example/"'],
    ['--hosts https://a.example --host', "'--host'"],
    ['--hosts https://a.example stray', "'stray'"],
  ])('%s', (line, message) => {
    expect(() => read(line)).toThrow(TypeError);
    expect(() => read(line)).toThrow(message);
  });
});
