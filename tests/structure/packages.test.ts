import { expect, test } from 'vitest';
import { missingPlatformPackages, packagesWithoutHash } from '../../scripts/set-up/platform-packages.mjs';
import { read } from './tree.ts';

const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));

test('the lock file holds the packages of every platform', () => {
  expect(
    Object.keys(missingPlatformPackages(lock.packages)),
    '`npm ci` refuses this lock file: run `node scripts/complete-lock.mjs`',
  ).toEqual([]);
});

test('what runs where the product is built and served is locked by its content', () => {
  const { packages } = lock;
  const isForLinux = (place: string) => {
    const { optional, os, cpu, libc } = packages[place];
    const isElsewhere = !os?.includes('linux') || !cpu?.includes('x64') || libc?.includes('musl');
    return !(optional && isElsewhere);
  };
  expect(
    packagesWithoutHash(packages).filter(isForLinux),
    'Fill the hashes from a registry that has these: `node scripts/complete-lock.mjs`',
  ).toEqual([]);
});

test('every version is exact', () => {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
  );
  expect(ranges, 'Pin these in package.json: npm install -E').toEqual([]);
});
