import { browserPolicies } from './browser-policies.ts';
import type { Browser } from './browsers.ts';
import { extensionKey } from './browsers.ts';
import type { Rollout } from './rollout.ts';
import { settingsOf } from './rollout.ts';

type RegistryValue = string | number | boolean;

/**
 * The registry file regedit imports: UTF-16 with a byte order mark, as regedit itself writes. Without the mark it would
 * be read in the code page of that computer, and a support contact with an umlaut would not survive.
 */
export function registryFile(rollout: Rollout, browser: Browser): Uint8Array {
  const root = `HKEY_LOCAL_MACHINE\\${browser.registryKey}`;
  const own = `HKEY_LOCAL_MACHINE\\${extensionKey(browser, rollout.id)}`;
  const removed = rollout.removedIds?.map((id) => `HKEY_LOCAL_MACHINE\\${extensionKey(browser, id)}`) ?? [];
  const { ExtensionSettings, ...numbers } = browserPolicies(rollout, browser);
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    ...keyOf(root, { ExtensionSettings: JSON.stringify(ExtensionSettings), ...numbers }),
    // Without this a setting that is no longer in the file would stay in force.
    ...[own, ...removed].flatMap((key) => [`[-${key}]`, '']),
    ...settingKeys(`${own}\\policy`, settingsOf(rollout)),
  ];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le');
}

function settingKeys(key: string, settings: Rollout['settings']): string[] {
  const values: Record<string, RegistryValue> = {};
  const lists: string[] = [];
  for (const [name, value] of Object.entries(settings)) {
    if (!Array.isArray(value)) values[name] = value;
    else lists.push(...keyOf(`${key}\\${name}`, numbered(value)));
  }
  return [...keyOf(key, values), ...lists];
}

const numbered = (list: readonly string[]) => Object.fromEntries(list.map((value, place) => [`${place + 1}`, value]));

function keyOf(key: string, values: Record<string, RegistryValue>): string[] {
  return [`[${key}]`, ...Object.entries(values).map(([name, value]) => `"${name}"=${data(value)}`), ''];
}

function data(value: RegistryValue): string {
  if (typeof value === 'string') return text(value);
  return `dword:${Number(value).toString(16).padStart(8, '0')}`;
}

/** A quoted text ends at its line, so one with a line break is written byte by byte, as REG_SZ all the same. */
function text(value: string): string {
  if (!/[\n\t]/u.test(value)) return `"${value.replaceAll(/["\\]/gu, String.raw`\$&`)}"`;
  const bytes = [...Buffer.from(`${value}\0`, 'utf16le')];
  return `hex(1):${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}
