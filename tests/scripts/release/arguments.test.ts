import { parseArgs } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PACKAGE_OPTIONS, packageArguments } from '../../../scripts/package/arguments.ts';
import { packageArgv, readReleaseArguments } from '../../../scripts/release/arguments.ts';

const HOSTS = ['--hosts', 'https://a.example'];
const read = (...argv: string[]) => readReleaseArguments([...HOSTS, ...argv], '0.1.0');

test('a dry run of package.json’s version is the default', () => {
  expect(read()).toMatchObject({ packaging: { version: '0.1.0' }, isTagged: false, isBorrowing: false });
  expect(read('--dry')).toEqual(read());
});

test('a rollback is older code under a version of its own', () => {
  expect(read('--from', 'v1.2.0', '--as', '1.3.1')).toMatchObject({ from: 'v1.2.0', packaging: { version: '1.3.1' } });
});

test('asking for help asks for nothing else', () => {
  expect(readReleaseArguments(['--help'], '0.1.0')).toBeUndefined();
});

describe('what does not go together is refused:', () => {
  test.each([
    [['--from', 'v1.2.0'], '--from and --as'],
    [['--as', '1.3.1'], '--from and --as'],
    [['--dry', '--tag'], '--dry and --tag'],
    [['--borrow', '--tag'], '--borrow and --tag'],
    [['--version', '2.0.0'], '--version'],
    [['--from', 'v1.2.0', '--as', 'v1.3.1'], '"v1.3.1"'],
  ])('%j', (argv, message) => {
    expect(() => read(...argv)).toThrow(message);
  });
});

test('the packaging in a clone is asked for the same, by absolute paths, and never by the key file', () => {
  const argv = ['--ring', 'pilot', '--update-url-pilot', 'https://u.example/a.xml?b=c', '--settings', '/tmp/s.json'];
  const wanted = read(
    ...argv,
    '--region',
    'mypurecloud.de',
    '--minimum-version',
    '0.0.9',
    '--key',
    '/tmp/k.pem',
  )?.packaging;
  if (wanted === undefined) throw new Error('no arguments were read');
  const handed = packageArgv(wanted);
  expect(handed.join(' ')).not.toContain('k.pem');
  const { values } = parseArgs({ args: handed, options: PACKAGE_OPTIONS });
  expect(packageArguments(values, 'not used')).toEqual({ ...wanted, keyFile: undefined });
});
