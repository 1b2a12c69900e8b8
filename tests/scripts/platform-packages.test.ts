import { expect, test } from 'vitest';
import { missingPlatformPackages } from '../../scripts/set-up/platform-packages.mjs';

test('adds what an installed package asks for on other platforms, pinned and marked', () => {
  const packages = {
    'node_modules/tool': {
      dev: true,
      optionalDependencies: {
        'tool-darwin-arm64': '1.2.3',
        'tool-linux-x64': '1.2.3',
        '@tool/bin-linux-x64-musl': '1.2.3',
      },
    },
    'node_modules/tool/node_modules/tool-linux-x64': { version: '1.2.3' },
  };
  expect(missingPlatformPackages(packages)).toEqual({
    'node_modules/tool-darwin-arm64': { version: '1.2.3', dev: true, optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/@tool/bin-linux-x64-musl': {
      version: '1.2.3',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    },
  });
});

test('finds a package installed further up', () => {
  const packages = {
    'node_modules/a/node_modules/b': { optionalDependencies: { 'c-linux-x64': '1.0.0' } },
    'node_modules/c-linux-x64': { version: '1.0.0' },
  };
  expect(missingPlatformPackages(packages)).toEqual({});
});

test('refuses to guess a version', () => {
  const packages = { 'node_modules/a': { optionalDependencies: { 'c-linux-x64': '^1.0.0' } } };
  expect(() => missingPlatformPackages(packages)).toThrow(/pins no version/);
});
