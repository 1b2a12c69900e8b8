import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { managedSchema } from '../../../entrypoints/policy/managed-schema.ts';
import { adml } from '../../../scripts/policy/adml.ts';
import { admx } from '../../../scripts/policy/admx.ts';
import { BROWSERS } from '../../../scripts/policy/browsers.ts';
import type { Rollout } from '../../../scripts/policy/rollout.ts';
import { expected, REGISTRY_KEYS } from './policy-in-force.ts';
import { BASE, rollouts } from './random-rollouts.ts';
import { readLanguage } from './read-artefact.ts';
import type { Registry } from './registry.ts';
import { inForce } from './registry.ts';
import type { Entry, TemplatePolicy } from './template.ts';
import { applyEntry, readTemplate } from './template.ts';
import { attribute, child, parseXml } from './xml.ts';

const policies = readTemplate(admx({ id: BASE.id, browsers: BROWSERS }));
const { strings, presentations } = readLanguage(adml());
const { properties } = managedSchema();

function policyOf(browser: string, name: string): TemplatePolicy {
  const policy = policies.get(`${browser}_${name}`);
  if (policy === undefined) throw new Error(`No policy for ${name} in ${browser}`);
  return policy;
}

/** What an administrator does in the editor to set this. */
function entryOf(value: Rollout['settings'][keyof Rollout['settings']]): Entry {
  if (typeof value === 'boolean') return { isEnabled: value };
  const list = Array.isArray(value) ? value.map((item, place) => `${place + 1}\uF000${item}`).join('\uF000') : value;
  return { isEnabled: true, value: `${list}` };
}

describe.each(['chrome', 'edge'] as const)('the group policy template, %s', (browser) => {
  test('has exactly one policy for every setting', () => {
    const names = [...policies.keys()].filter((name) => name.startsWith(`${browser}_`));
    expect(names).toEqual(Object.keys(properties).map((name) => `${browser}_${name}`));
  });

  test('writes what the browser reads, for any rollout entered into it', () => {
    const isWritten = (rollout: Rollout) => {
      const { settings } = expected(rollout, browser);
      const registry: Registry = new Map();
      for (const [name, value] of Object.entries(rollout.settings)) {
        // An empty list is not entered at all.
        if (!Array.isArray(value) || value.length > 0) applyEntry(registry, policyOf(browser, name), entryOf(value));
      }
      applyEntry(registry, policyOf(browser, 'updateRing'), entryOf(rollout.ring));
      const entered = Object.entries(settings).filter(([, value]) => !Array.isArray(value) || value.length > 0);
      expect(inForce(registry, REGISTRY_KEYS[browser], rollout.id).settings).toEqual(Object.fromEntries(entered));
    };
    fc.assert(fc.property(rollouts, isWritten), { numRuns: 40 });
  });

  test('refuses numbers beyond the bounds of the schema', () => {
    for (const [name, { type, ...schema }] of Object.entries(properties)) {
      if (type !== 'integer' || !('minimum' in schema)) continue;
      const enter = (value: number) => () => applyEntry(new Map(), policyOf(browser, name), entryOf(value));
      expect(enter(Number(schema.minimum) - 1)).toThrow('out of bounds');
      expect(enter(Number(schema.maximum) + 1)).toThrow('out of bounds');
      expect(enter(Number(schema.maximum))).not.toThrow();
    }
  });

  test('names its settings for the machine, not for the user', () => {
    expect(new Set([...policies.values()].map(({ source }) => attribute(source, 'class')))).toEqual(
      new Set(['Machine']),
    );
  });
});

describe('the language file', () => {
  test('says of every setting what the schema says', () => {
    const said = Object.keys(properties).map((name) => [strings.get(name)?.text, strings.get(`${name}_explain`)?.text]);
    expect(said).toEqual(Object.values(properties).map(({ title, description }) => [title, description]));
  });

  test('has every string the template asks for, and no other', () => {
    const asked = [...admx({ id: BASE.id, browsers: BROWSERS }).matchAll(/\$\(string\.(\w+)\)/gu)].map(([, id]) => id);
    expect([...strings.keys()].sort()).toEqual([...new Set(asked)].sort());
  });

  test('has a field for every value the template asks for, and no other', () => {
    const wanted = [...policies.values()].filter(({ element }) => element !== undefined);
    for (const { source, element } of wanted) {
      const [, id = ''] = /^\$\(presentation\.(\w+)\)$/u.exec(attribute(source, 'presentation')) ?? [];
      const field = presentations.get(id)?.children[0];
      expect(field?.attributes.refId).toBe(element?.attributes.id);
      expect(field?.name).toBe(FIELDS[element?.name ?? '']);
    }
    expect(presentations.size).toBe(wanted.length / BROWSERS.length);
  });
});

const FIELDS: Record<string, string> = {
  text: 'textBox',
  decimal: 'decimalTextBox',
  enum: 'dropdownList',
  list: 'listBox',
};

test('the template is well-formed for the editor: namespace, support and categories are all defined', () => {
  const [root] = parseXml(admx({ id: BASE.id, browsers: BROWSERS }));
  if (root === undefined) throw new Error('Empty');
  expect(attribute(root, 'xmlns')).toBe('http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions');
  expect(root.children.map(({ name }) => name)).toEqual([
    'policyNamespaces',
    'resources',
    'supportedOn',
    'categories',
    'policies',
  ]);
  const supported = child(child(root, 'supportedOn'), 'definitions').children.map((one) => attribute(one, 'name'));
  for (const { source, category } of policies.values()) {
    expect(supported).toContain(attribute(child(source, 'supportedOn'), 'ref'));
    expect(category).toMatch(/^BcsProfileAssistant~BcsProfileAssistant_(chrome|edge)$/u);
  }
});
