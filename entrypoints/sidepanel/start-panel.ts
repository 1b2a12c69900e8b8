import { browser } from 'wxt/browser';
import type { HelpView } from '../../components/help-state.ts';
import type { PanelState } from '../../components/panel-state.ts';
import { WORKER_HOSTS } from '../build/worker-hosts.ts';
import { UPDATE_READY } from '../signals/update-ready.ts';
import { keepStorageTrusted } from '../trusted-storage/keep-trusted.ts';
import { createConnect } from './browser/connect.ts';
import { createLock } from './browser/lock.ts';
import { applyLook } from './browser/look.ts';
import { hearDesktop, onDesktopLoaded } from './browser/page.ts';
import { onStorageChanged, profileArea, storageArea } from './browser/storage.ts';
import { withoutWaiting } from './browser/without-waiting.ts';
import { createPanel } from './panel/create-panel.ts';
import { createAdministration } from './policy/create-administration.ts';
import { createHelp } from './policy/create-help.ts';
import { createEndings } from './session/endings.ts';
import { createProofKeys } from './session/proof-keys.ts';
import { createSessionMemory, repIdOf } from './session/session-memory.ts';

/** Whatever a worker says: a desk that locks after hours is one that never locks. */
const MAX_IDLE_MINUTES = 60;

/** Puts the real browser behind the panel. The only file that knows both. */
export function startPanel(publish: (state: PanelState) => void, publishHelp: (help: HelpView) => void) {
  const manifest = browser.runtime.getManifest();
  const help = createHelp({
    version: manifest.version_name ?? manifest.version,
    extensionId: browser.runtime.id,
    publish: publishHelp,
  });
  const disk = storageArea(browser.storage.local);
  const memory = createSessionMemory(storageArea(browser.storage.session));
  const keys = createProofKeys(indexedDB);
  const isRuled = Promise.withResolvers<void>();
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
    administration: createAdministration({
      hosts: WORKER_HOSTS,
      disk,
      readManaged: () => browser.storage.managed.get(),
      onManagedChanged: (listen) => onStorageChanged('managed', listen),
      onDiskChanged: (listen) => onStorageChanged('local', listen),
      isAdministered: async () => (await browser.management.getSelf()).installType === 'admin',
    }),
    connect: createConnect({ memory, keys, onAnotherRep: startAnew }),
    endings: createEndings(memory, keys),
    onRuling(ruling) {
      applyLook(document.documentElement, ruling.settings);
      help.rule(ruling);
      isRuled.resolve();
    },
    onConfiguration(configuration) {
      lock.setIdleMinutes(Math.min(Math.max(configuration.idleLockMinutes, 1), MAX_IDLE_MINUTES));
      help.configure(configuration);
    },
    disk,
    profile: profileArea(),
    hearSignals: hearDesktop(),
    nowMs: () => Date.now(),
    reload,
    print: () => window.print(),
    publish,
  });
  onStorageChanged('session', ({ session, [UPDATE_READY]: update }) => {
    if (session !== undefined) panel.sessionChanged(repIdOf(session.newValue));
    if (update !== undefined) help.setUpdateReady(update.newValue === true);
  });
  void browser.storage.session.get(UPDATE_READY).then((kept) => help.setUpdateReady(kept[UPDATE_READY] === true));
  onDesktopLoaded(() => panel.desktopLoaded());
  void keepStorageTrusted();
  void lock.whenUnlocked().then(panel.start);
  return { actions: panel.actions, isRuled: isRuled.promise };
}
