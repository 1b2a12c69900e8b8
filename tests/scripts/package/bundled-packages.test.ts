import { expect, test } from 'vitest';
import { bundledPackages } from '../../../scripts/package/bundled-packages.ts';

const LOCKED = Object.fromEntries(
  ['a', '@b/c', 'a/node_modules/@b/c', 'wxt', 'vite', 'rolldown'].map((name) => [`node_modules/${name}`, {}]),
);

test('a module belongs to the innermost package it lies in', () => {
  expect(
    bundledPackages(
      [
        '/anywhere/node_modules/a/dist/index.js',
        '/anywhere/node_modules/@b/c/x.js?used',
        '../linked/node_modules/a/node_modules/@b/c/y.css',
        '\0/anywhere/node_modules/a/other.js?commonjs-module',
      ],
      LOCKED,
    ),
  ).toEqual(['node_modules/@b/c', 'node_modules/a', 'node_modules/a/node_modules/@b/c']);
});

test('what the build tools write in is theirs', () => {
  const written = [
    '\0vite/preload-helper.js',
    '\0rolldown/runtime.js',
    '\0virtual:wxt-plugins',
    'virtual:wxt-x?/anywhere/x.ts',
  ];
  expect(bundledPackages(written, LOCKED)).toEqual(['node_modules/rolldown', 'node_modules/vite', 'node_modules/wxt']);
});

test('our own modules are of no package', () => {
  expect(bundledPackages(['/anywhere/components/a.tsx', 'entrypoints/sidepanel/index.html'], LOCKED)).toEqual([]);
});

test('code nobody can name the origin of is refused', () => {
  expect(() => bundledPackages(['/x/node_modules/stranger/a.js'], LOCKED)).toThrow('node_modules/stranger');
  expect(() => bundledPackages(['\0some-plugin/code.js'], LOCKED)).toThrow('some-plugin/code.js');
});
