import { expect, test } from 'vitest';
import type { Component } from '../../../scripts/package/bill-of-materials.ts';
import { assertLicencesAllowed, licenceList, licencesOf } from '../../../scripts/package/licences.ts';

const component = (name: string, licenses: Component['licenses']) => ({
  'bom-ref': name,
  type: 'library',
  name,
  version: '1.0.0',
  licenses,
  properties: [],
});

test('a licence nobody agreed to stops the packaging, and every such package is named', () => {
  const packages = licencesOf([
    component('fine', [{ license: { id: 'MIT' } }]),
    component('viral', [{ license: { id: 'AGPL-3.0-only' } }]),
    component('silent', undefined),
    component('own-words', [{ license: { name: 'SEE LICENSE IN x' } }]),
    component('choice', [{ expression: 'MIT OR WTFPL' }]),
  ]);
  expect(() => assertLicencesAllowed(packages)).toThrow(
    /viral 1\.0\.0: AGPL-3\.0-only\n.*silent 1\.0\.0: none\n.*own-words 1\.0\.0: SEE.*\n.*choice 1\.0\.0: MIT OR WTFPL$/u,
  );
  expect(() => assertLicencesAllowed(packages.slice(0, 1))).not.toThrow();
});

test('the list names package, version and licence of each part', () => {
  const list = licenceList({ Panel: [{ name: '@a/b', version: '2.0.0', licence: 'ISC' }] });
  expect(list).toContain('## Panel');
  expect(list).toContain('| @a/b | 2.0.0 | ISC |');
});
