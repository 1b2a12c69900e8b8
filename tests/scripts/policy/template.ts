import type { Registry } from './registry.ts';
import { openKey } from './registry.ts';
import type { XmlElement } from './xml.ts';
import { attribute, child, parseXml } from './xml.ts';

export type TemplatePolicy = {
  name: string;
  key: string;
  valueName: string | undefined;
  /** From the root, as Windows' device management writes it. */
  category: string;
  /** What it asks for; none where enabling it is all there is. */
  element: XmlElement | undefined;
  source: XmlElement;
};

/** The policies of a group policy template, by name. */
export function readTemplate(text: string): Map<string, TemplatePolicy> {
  const root = parseXml(text)[0];
  if (root?.name !== 'policyDefinitions') throw new Error('Not a template');
  const paths = categoryPaths(child(root, 'categories'));
  const policies = child(root, 'policies').children.map((source) => {
    const elements = source.children.find(({ name }) => name === 'elements');
    return {
      name: attribute(source, 'name'),
      key: attribute(source, 'key'),
      valueName: source.attributes.valueName,
      category: paths.get(attribute(child(source, 'parentCategory'), 'ref')) ?? '',
      element: elements?.children[0],
      source,
    };
  });
  const byName = new Map(policies.map((policy) => [policy.name, policy]));
  if (byName.size !== policies.length) throw new Error('Two policies of one name');
  return byName;
}

function categoryPaths(categories: XmlElement): Map<string, string> {
  const parents = categories.children.map((category) => {
    const parent = category.children.find(({ name }) => name === 'parentCategory');
    return [attribute(category, 'name'), parent && attribute(parent, 'ref')] as const;
  });
  return new Map(parents.map(([name, parent]) => [name, parent === undefined ? name : `${parent}~${name}`]));
}

/** What an administrator enters: whether it is enabled, and the value of its field. */
export type Entry = { isEnabled: boolean; value?: string };

/** Writes what Windows writes for an entry: the value of the state, or the field's, by its kind and bounds. */
export function applyEntry(registry: Registry, policy: TemplatePolicy, entry: Entry): void {
  const key = `HKEY_LOCAL_MACHINE\\${policy.key}`;
  if (policy.element === undefined) {
    const state = child(policy.source, entry.isEnabled ? 'enabledValue' : 'disabledValue');
    const value = Number(attribute(child(state, 'decimal'), 'value'));
    openKey(registry, key).set(policy.valueName ?? '', { type: 'REG_DWORD', value });
    return;
  }
  if (!entry.isEnabled || entry.value === undefined) throw new Error(`${policy.name} needs a value`);
  WRITERS[policy.element.name]?.(registry, key, policy.element, entry.value);
}

type Writer = (registry: Registry, key: string, element: XmlElement, value: string) => void;

const WRITERS: Record<string, Writer> = {
  text: (registry, key, element, value) => {
    if (value.length > Number(attribute(element, 'maxLength'))) throw new Error('Too long');
    openKey(registry, key).set(attribute(element, 'valueName'), { type: 'REG_SZ', value });
  },
  decimal: (registry, key, element, text) => {
    const value = Number(text);
    const isWithin = value >= Number(attribute(element, 'minValue')) && value <= Number(attribute(element, 'maxValue'));
    if (!Number.isInteger(value) || !isWithin) throw new Error(`${text} is out of bounds`);
    openKey(registry, key).set(attribute(element, 'valueName'), { type: 'REG_DWORD', value });
  },
  enum: (registry, key, element, value) => {
    const choices = element.children.map((item) => child(child(item, 'value'), 'string').text);
    if (!choices.includes(value)) throw new Error(`${value} is none of ${choices.join(', ')}`);
    openKey(registry, key).set(attribute(element, 'valueName'), { type: 'REG_SZ', value });
  },
  list: (registry, _key, element, value) => {
    if (attribute(element, 'valuePrefix') !== '') throw new Error('Its values would not be named 1, 2, 3');
    const values = openKey(registry, `HKEY_LOCAL_MACHINE\\${attribute(element, 'key')}`);
    const parts = value === '' ? [] : value.split('\uF000');
    for (let place = 0; place < parts.length; place += 2) {
      values.set(parts[place] ?? '', { type: 'REG_SZ', value: parts[place + 1] ?? '' });
    }
  },
};
