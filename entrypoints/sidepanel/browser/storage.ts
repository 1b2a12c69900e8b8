import { browser } from 'wxt/browser';
import type { ProfileArea } from '../pins/grants-in-profile.ts';
import type { StorageArea } from '../session/session-memory.ts';

type BrowserArea = Pick<typeof browser.storage.local, 'get' | 'set' | 'remove'>;
export type StorageChanges = Record<string, { newValue?: unknown }>;

export function storageArea(area: BrowserArea): StorageArea {
  return {
    get: (key) => area.get(key),
    set: (items) => area.set(items),
    remove: (key) => area.remove(key),
  };
}

export function profileArea(): ProfileArea {
  const area = browser.storage.sync;
  return {
    getAll: () => area.get(),
    set: (items) => area.set(items),
    remove: (keys) => area.remove(keys),
    onChanged: (listen, signal) => onStorageChanged('sync', (changes) => listen(Object.keys(changes)), signal),
  };
}

export function onStorageChanged(
  areaName: string,
  listen: (changes: StorageChanges) => void,
  signal?: AbortSignal,
): void {
  const hear = (changes: StorageChanges, changedArea: string) => {
    if (changedArea === areaName) listen(changes);
  };
  browser.storage.onChanged.addListener(hear);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(hear));
}
