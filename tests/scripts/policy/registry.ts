import type { PolicyInForce } from './policy-in-force.ts';
import { asJson, settingTypes } from './policy-in-force.ts';

export type RegistryData = { type: 'REG_SZ'; value: string } | { type: 'REG_DWORD'; value: number };
/** Key, then value name. */
export type Registry = Map<string, Map<string, RegistryData>>;

/** What the registry holds after a file was imported into it, as regedit documents its format. */
export function importRegistryFile(bytes: Uint8Array, registry: Registry = new Map()): Registry {
  const text = new TextDecoder('utf-16le', { fatal: true, ignoreBOM: true }).decode(bytes);
  const [head, ...lines] = text.split('\r\n');
  if (head !== '\uFEFFWindows Registry Editor Version 5.00') throw new Error(`Not a registry file: ${head}`);
  let current: Map<string, RegistryData> | undefined;
  for (const line of lines.filter((each) => each !== '')) {
    const key = /^\[(-?)(HKEY_LOCAL_MACHINE\\.+)\]$/u.exec(line);
    if (key?.[1] === '-') removeKey(registry, key[2] ?? '');
    else if (key?.[2] !== undefined) current = openKey(registry, key[2]);
    else readValue(line, current);
  }
  return registry;
}

export function openKey(registry: Registry, key: string): Map<string, RegistryData> {
  const values = registry.get(key) ?? new Map();
  registry.set(key, values);
  return values;
}

function removeKey(registry: Registry, removed: string): void {
  for (const key of registry.keys()) if (key === removed || key.startsWith(`${removed}\\`)) registry.delete(key);
}

function readValue(line: string, key: Map<string, RegistryData> | undefined): void {
  const [, name, data] = /^"((?:[^"\\]|\\["\\])+)"=(.+)$/u.exec(line) ?? [];
  if (key === undefined || name === undefined || data === undefined) throw new Error(`Not understood: ${line}`);
  key.set(name, readData(data));
}

function readData(data: string): RegistryData {
  const number = /^dword:([\da-f]{8})$/u.exec(data)?.[1];
  if (number !== undefined) return { type: 'REG_DWORD', value: Number.parseInt(number, 16) };
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/u.exec(data)?.[1];
  if (quoted !== undefined) return { type: 'REG_SZ', value: quoted.replaceAll(/\\(["\\])/gu, '$1') };
  const bytes = /^hex\(1\):((?:[\da-f]{2},)*[\da-f]{2})$/u.exec(data)?.[1];
  if (bytes === undefined) throw new Error(`Not understood: ${data}`);
  const text = Buffer.from(bytes.replaceAll(',', ''), 'hex').toString('utf16le');
  if (!text.endsWith('\0')) throw new Error('A text without its end');
  return { type: 'REG_SZ', value: text.slice(0, -1) };
}

/** What a browser makes of its key: texts and numbers by the schema, a list from the values 1, 2, 3 of a key. */
export function inForce(registry: Registry, browserKey: string, id: string): PolicyInForce {
  const root = `HKEY_LOCAL_MACHINE\\${browserKey}`;
  const policy = `${root}\\3rdparty\\extensions\\${id}\\policy`;
  const settings: Record<string, unknown> = {};
  for (const [name, data] of registry.get(policy) ?? []) settings[name] = typed(name, data);
  for (const [key, values] of registry) {
    if (!key.startsWith(`${policy}\\`)) continue;
    settings[key.slice(policy.length + 1)] = [...values.keys()].map((_, place) => values.get(`${place + 1}`)?.value);
  }
  const browser = [...(registry.get(root) ?? [])].map(([name, { type, value }]) => [
    name,
    type === 'REG_SZ' ? asJson(value) : value,
  ]);
  return { settings, browser: Object.fromEntries(browser) };
}

const REGISTRY_TYPES: Record<string, RegistryData['type']> = {
  string: 'REG_SZ',
  boolean: 'REG_DWORD',
  integer: 'REG_DWORD',
};

function typed(name: string, { type, value }: RegistryData): unknown {
  const wanted = settingTypes()[name] ?? 'unknown';
  if (REGISTRY_TYPES[wanted] !== type) throw new Error(`${name} is ${wanted}, not ${type}`);
  return wanted === 'boolean' ? value !== 0 : value;
}
