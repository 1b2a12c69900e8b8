import { expect, test } from 'vitest';
import { missingPlatformPackages } from '../../scripts/set-up/platform-packages.mjs';
import { read } from './tree.ts';

const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));

test('the lock file holds the packages of every platform', () => {
  expect(
    Object.keys(missingPlatformPackages(lock.packages)),
    '`npm ci` refuses this lock file: run `node scripts/complete-lock.mjs`',
  ).toEqual([]);
});

test('every version is exact', () => {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
  );
  expect(ranges, 'Pin these in package.json: npm install -E').toEqual([]);
});
