import { browser } from 'wxt/browser';
import type { PanelState } from '../../components/panel-state.ts';
import { WORKER_HOSTS } from '../build/worker-hosts.ts';
import { keepStorageTrusted } from '../trusted-storage/keep-trusted.ts';
import { createConnect } from './browser/connect.ts';
import { createLock } from './browser/lock.ts';
import { hearDesktop, onDesktopLoaded } from './browser/page.ts';
import { onStorageChanged, storageArea } from './browser/storage.ts';
import { withoutWaiting } from './browser/without-waiting.ts';
import { createPanel } from './panel/create-panel.ts';
import { createWorkerChoice } from './policy/create-worker-choice.ts';
import { createEndings } from './session/endings.ts';
import { createProofKeys } from './session/proof-keys.ts';
import { createSessionMemory, repIdOf } from './session/session-memory.ts';

/** Whatever a worker says: a desk that locks after hours is one that never locks. */
const MAX_IDLE_MINUTES = 60;

/** Puts the real browser behind the panel. The only file that knows both. */
export function startPanel(publish: (state: PanelState) => void) {
  const disk = storageArea(browser.storage.local);
  const memory = createSessionMemory(storageArea(browser.storage.session));
  const keys = createProofKeys(indexedDB);
  const reload = () => location.reload();
  const startAnew = () => {
    panel.lock();
    reload();
  };
  const lock = createLock({
    ...withoutWaiting(memory, keys),
    isConnected: () => panel.isConnected(),
    hide: () => panel.lock(),
    reload,
  });
  const panel = createPanel({
    hosts: WORKER_HOSTS,
    workerChoice: createWorkerChoice({
      hosts: WORKER_HOSTS,
      disk,
      readManaged: () => browser.storage.managed.get(),
      onManagedChanged: (listen) => onStorageChanged('managed', listen),
      isAdministered: async () => (await browser.management.getSelf()).installType === 'admin',
    }),
    connect: createConnect({ memory, keys, onAnotherRep: startAnew }),
    endings: createEndings(memory, keys),
    onConfiguration: ({ idleLockMinutes }) =>
      lock.setIdleMinutes(Math.min(Math.max(idleLockMinutes, 1), MAX_IDLE_MINUTES)),
    disk,
    hearSignals: hearDesktop(),
    nowMs: () => Date.now(),
    reload,
    print: () => window.print(),
    publish,
  });
  onStorageChanged('session', ({ session }) => {
    if (session !== undefined) panel.sessionChanged(repIdOf(session.newValue));
  });
  onDesktopLoaded(() => panel.desktopLoaded());
  void keepStorageTrusted();
  void lock.whenUnlocked().then(panel.start);
  return panel;
}
