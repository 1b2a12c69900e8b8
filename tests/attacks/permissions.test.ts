import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { DESKTOP_MATCHES } from '../../entrypoints/build/desktop-matches.ts';
import { buildExtension } from '../../mocks/stage/extension.ts';

const manifestShape = z.looseObject({
  permissions: z.array(z.string()),
  host_permissions: z.array(z.string()),
  optional_permissions: z.array(z.string()).default([]),
  optional_host_permissions: z.array(z.string()).default([]),
  web_accessible_resources: z.array(z.unknown()).default([]),
  externally_connectable: z.looseObject({ ids: z.array(z.string()) }),
  incognito: z.string(),
});

const page = readFileSync(fileURLToPath(new URL('../../docs/permissions.md', import.meta.url)), 'utf8');

test('the page about permissions names exactly what the built manifest asks for', async () => {
  const folder = await buildExtension(process.env);
  const manifest = manifestShape.parse(JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')));
  const rows = [...page.matchAll(/^\| `(\w+)` +\|/gmu)].map(([, name]) => name);
  expect(manifest.permissions.toSorted()).toEqual(rows.toSorted());
  expect(manifest.host_permissions.toSorted()).toEqual(DESKTOP_MATCHES.toSorted());
  expect([manifest.optional_permissions, manifest.optional_host_permissions]).toEqual([[], []]);
  expect(manifest.web_accessible_resources).toEqual([]);
  expect(manifest.externally_connectable.ids).toEqual([]);
  expect(manifest.incognito).toBe('not_allowed');
});

test('every file and test a permission points to exists', () => {
  const named = [...page.matchAll(/`((?:entrypoints|tests)\/[^`]+)`/gu)].map(([, path]) => path ?? '');
  expect(named.length).toBeGreaterThan(10);
  for (const path of named)
    expect(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')).not.toBe('');
});
