import { expect, test } from 'vitest';
import { manifest } from '../../../entrypoints/build/manifest.ts';
import { managedPolicy } from '../../../entrypoints/policy/managed-policy.ts';
import { demandsOf } from '../../../scripts/release/demands.ts';
import { ROOT } from '../../../scripts/run-program.mjs';

test('a checkout says itself which permissions, hosts and settings it has', async () => {
  const { permissions, host_permissions } = manifest('', []);
  expect(await demandsOf(ROOT)).toEqual({
    permissions: [...permissions, ...host_permissions],
    settings: Object.keys(managedPolicy.shape),
  });
});
