import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';
import unpackedKey from '../../deploy/extension/unpacked-key.json' with { type: 'json' };
import { manifest } from '../../entrypoints/build/manifest.ts';
import { parseWorkerHosts } from '../../entrypoints/build/parse-worker-hosts.ts';
import { solidTemplates } from '../../entrypoints/build/solid-templates.ts';
import { managedPolicy } from '../../entrypoints/policy/managed-policy.ts';
import { managedSchema } from '../../entrypoints/policy/managed-schema.ts';

const HOST = 'https://prep.bank.example';
const built = manifest(unpackedKey.key, [HOST]);

describe('the manifest', () => {
  test('asks for no more than what is used', () => {
    expect([...built.permissions].sort()).toEqual(['identity', 'idle', 'scripting', 'sidePanel', 'storage']);
    expect(built.host_permissions).toEqual(REGION_DOMAINS.map((domain) => `https://apps.${domain}/directory/*`));
    expect(built.host_permissions).toHaveLength(18);
    expect(built).not.toHaveProperty('web_accessible_resources');
  });

  test('keeps the trademark out of the name, everyone else out, and private windows shut', () => {
    expect(built.name).not.toMatch(/genesys/iu);
    expect(built.externally_connectable).toEqual({ ids: [] });
    expect(built.incognito).toBe('not_allowed');
  });

  test('lets pages load and run nothing but the extension’s own, and connect to the compiled workers only', () => {
    const policy = new Map(
      built.content_security_policy.extension_pages.split('; ').map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values];
      }),
    );
    const connections = policy.get('connect-src') ?? [];
    expect(connections).toEqual([HOST, ...REGION_DOMAINS.map((domain) => `wss://streaming.${domain}`)]);
    expect([...policy.values()].flat().filter((value) => /unsafe|\*|data:|http:|blob:/u.test(value))).toEqual([]);
    for (const name of ['default-src', 'base-uri', 'form-action', 'frame-ancestors', 'object-src']) {
      expect(policy.get(name)).toEqual(["'none'"]);
    }
    expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
  });

  test('holds the public key that gives unpacked builds their id', () => {
    const digest = createHash('sha256').update(Buffer.from(unpackedKey.key, 'base64')).digest('hex').slice(0, 32);
    const id = [...digest].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
    expect(id).toBe(unpackedKey.id);
  });

  test.each([16, 32, 48, 128])('has its icon of %i pixels', (size) => {
    expect(existsSync(`entrypoints/sidepanel/public/icon/${size}.png`)).toBe(true);
  });
});

describe('the compiled worker addresses', () => {
  test('are exact https origins, each once', () => {
    expect(parseWorkerHosts(` ${HOST}, https://pilot.bank.example:8443,${HOST},`)).toEqual([
      HOST,
      'https://pilot.bank.example:8443',
    ]);
  });

  test.each([
    ['http://prep.bank.example'],
    ['prep.bank.example'],
    [`${HOST}/`],
    [`${HOST}/v1`],
    ['https://*.bank.example/'],
    ['https://user@prep.bank.example'],
    [`${HOST}; script-src *`],
    [`${HOST};require-trusted-types-for`],
    [`${HOST}'`],
    [`${HOST}"`],
    ['https://[::1]'],
  ])('are refused in any other form: %s', (list) => {
    expect(() => parseWorkerHosts(list)).toThrow('is not an https origin');
  });
});

describe('the administrator’s settings', () => {
  test('are described one by one in the form Chrome reads', () => {
    const { type, properties } = managedSchema();
    expect(type).toBe('object');
    expect(Object.keys(properties)).toEqual(Object.keys(managedPolicy.shape));
    const known = ['type', 'title', 'description', 'enum', 'items', 'minimum', 'maximum'];
    for (const property of Object.values(properties)) {
      expect(Object.keys(property)).toEqual(expect.arrayContaining(['type', 'title', 'description']));
      expect(Object.keys(property).filter((keyword) => !known.includes(keyword))).toEqual([]);
    }
  });
});

describe('the template policy', () => {
  const SOLID = '/x/node_modules/solid-js/web/dist/web.js';
  const { transform } = solidTemplates();

  test('reaches Solid’s one assignment and nothing else', () => {
    const code = transform('t.innerHTML = html;', SOLID);
    expect(code).toContain("createPolicy('solid-templates'");
    expect(code).toContain('t.innerHTML = solidTemplates ? solidTemplates.createHTML(html) : html;');
    expect(transform('t.innerHTML = html;', '/x/components/panel-view.tsx')).toBeNull();
  });

  test.each([['nothing of it'], ['t.innerHTML = html; t.innerHTML = html;']])(
    'stops the build when Solid has changed: %s',
    (code) => {
      expect(() => transform(code, SOLID)).toThrow('expected once');
    },
  );
});
