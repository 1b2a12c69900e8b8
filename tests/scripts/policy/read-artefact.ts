import { z } from 'zod';
import type { BrowserName, PolicyInForce } from './policy-in-force.ts';
import { asJson, REGISTRY_KEYS } from './policy-in-force.ts';
import type { Registry } from './registry.ts';
import { importRegistryFile, inForce } from './registry.ts';
import type { Entry } from './template.ts';
import { applyEntry, readTemplate } from './template.ts';
import type { XmlElement } from './xml.ts';
import { attribute, child, parseXml } from './xml.ts';

const record = z.record(z.string(), z.unknown());
const linux = z.looseObject({ '3rdparty': z.object({ extensions: z.record(z.string(), record) }) });
const intune = z.object({
  '@odata.type': z.literal('#microsoft.graph.windows10CustomConfiguration'),
  displayName: z.string().min(1),
  omaSettings: z.array(
    z.object({
      '@odata.type': z.literal('#microsoft.graph.omaSettingString'),
      displayName: z.string().min(1),
      omaUri: z.string(),
      value: z.string(),
    }),
  ),
});

export function readLinux(text: string, id: string): PolicyInForce {
  const { '3rdparty': thirdParty, ...browser } = linux.parse(asJson(text));
  return { settings: thirdParty.extensions[id] ?? {}, browser };
}

export function readRegistryFile(bytes: Uint8Array, browser: BrowserName, id: string): PolicyInForce {
  return inForce(importRegistryFile(bytes), REGISTRY_KEYS[browser], id);
}

const PREFIX = './Device/Vendor/MSFT/Policy/';

/** As Windows does it: takes in the template under a name, then writes what each setting says of one of its policies. */
export function readIntune(text: string, browser: BrowserName, id: string): PolicyInForce {
  const [template, ...settings] = intune.parse(asJson(text)).omaSettings;
  const [, app] = /^ConfigOperations\/ADMXInstall\/([^/]+)\/Policy\/[^/]+$/u.exec(path(template?.omaUri)) ?? [];
  const policies = readTemplate(template?.value ?? '');
  const registry: Registry = new Map();
  for (const { omaUri, value } of settings) {
    const [, area, name = ''] = /^Config\/([^/]+)\/([^/]+)$/u.exec(path(omaUri)) ?? [];
    const policy = policies.get(name);
    if (policy === undefined || area !== `${app}~Policy~${policy.category}`) throw new Error(`${omaUri} leads nowhere`);
    applyEntry(registry, policy, entryOf(value, policy.element?.attributes.id));
  }
  return inForce(registry, REGISTRY_KEYS[browser], id);
}

function entryOf(payload: string, field: string | undefined): Entry {
  // An attribute's bare line break is a blank to an XML reader; this one would keep it.
  if (/[\n\t]/u.test(payload)) throw new Error(`${field} has a bare line break or tab`);
  const [state, data] = parseXml(`<all>${payload}</all>`)[0]?.children ?? [];
  if (data?.attributes.id !== field) throw new Error(`${data?.attributes.id} is not the field ${field}`);
  return { isEnabled: state?.name === 'enabled', value: data?.attributes.value };
}

function path(uri = ''): string {
  if (!uri.startsWith(PREFIX)) throw new Error(`${uri} is not a policy's`);
  return uri.slice(PREFIX.length);
}

const payloads = z.object({
  PayloadType: z.literal('Configuration'),
  PayloadUUID: z.string(),
  PayloadContent: z.array(record),
});

/** A profile's own keys and payloads. */
export function readProfile(text: string) {
  const [root] = parseXml(text.replace(/<!DOCTYPE[^>]*>/u, ''));
  if (root?.name !== 'plist' || root.children[0] === undefined) throw new Error('Not a property list');
  return payloads.parse(plistValue(root.children[0]));
}

const DOMAINS: Record<BrowserName, string> = { chrome: 'com.google.Chrome', edge: 'com.microsoft.Edge' };

export function readMac(text: string, browser: BrowserName, id: string): PolicyInForce {
  const [own, extension, ...more] = readProfile(text).PayloadContent;
  if (own?.PayloadType !== DOMAINS[browser]) throw new Error(`${own?.PayloadType} is not the browser's`);
  if (extension?.PayloadType !== `${DOMAINS[browser]}.extensions.${id}`) throw new Error('Not the extension');
  if (more.length > 0) throw new Error('More than the browser and the extension');
  return { settings: withoutPayloadKeys(extension), browser: withoutPayloadKeys(own) };
}

function withoutPayloadKeys(payload: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !name.startsWith('Payload')));
}

function plistValue(element: XmlElement): unknown {
  switch (element.name) {
    case 'dict': {
      const { children } = element;
      const pairs = children.filter(({ name }) => name === 'key').map((key) => [key.text, children.indexOf(key) + 1]);
      return Object.fromEntries(pairs.map(([key, place]) => [key, dictValue(children[Number(place)])]));
    }
    case 'array':
      return element.children.map(plistValue);
    case 'integer':
      return Number(element.text);
    case 'true':
    case 'false':
      return element.name === 'true';
    case 'string':
      return element.text;
    default:
      throw new Error(`<${element.name}> in a property list`);
  }
}

function dictValue(element: XmlElement | undefined): unknown {
  if (element === undefined || element.name === 'key') throw new Error('A key without a value');
  return plistValue(element);
}

export function readGoogle(text: string): Record<string, unknown> {
  const entries = z.record(z.string(), z.strictObject({ Value: z.unknown() })).parse(asJson(text));
  return Object.fromEntries(Object.entries(entries).map(([name, { Value }]) => [name, Value]));
}

/** The strings and fields of a template's language file. */
export function readLanguage(text: string) {
  const root = parseXml(text)[0];
  if (root?.name !== 'policyDefinitionResources') throw new Error('Not a language file');
  const resources = child(root, 'resources');
  const byId = (table: string) => child(resources, table).children.map((one) => [attribute(one, 'id'), one] as const);
  return { strings: new Map(byId('stringTable')), presentations: new Map(byId('presentationTable')) };
}
