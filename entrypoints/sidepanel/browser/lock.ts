import { browser } from 'wxt/browser';
import type { ProofKeys } from '../session/proof-keys.ts';
import type { SessionMemory } from '../session/session-memory.ts';

export type LockDependencies = {
  memory: SessionMemory;
  keys: ProofKeys;
  isConnected: () => boolean;
  hide: () => void;
  reload: () => void;
};

/** On a locked screen, or a desk nobody is at, nothing of a customer stays: the document is loaded anew and waits. */
export function createLock({ memory, keys, isConnected, hide, reload }: LockDependencies) {
  let idleSeconds = 900;

  async function lock(): Promise<void> {
    hide();
    await memory.setLocked(true);
    await memory.forget();
    await keys.forgetOthers();
    reload();
  }

  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked' || (state === 'idle' && !isConnected())) void lock();
  });

  return {
    setIdleMinutes(minutes: number): void {
      idleSeconds = Math.max(15, Math.round(minutes * 60));
      browser.idle.setDetectionInterval(idleSeconds);
    },
    /** After a lock the panel starts again only when somebody is there. */
    async whenUnlocked(): Promise<void> {
      if (!(await memory.isLocked()) || (await browser.idle.queryState(idleSeconds)) === 'active') {
        await memory.setLocked(false);
        return;
      }
      hide();
      await new Promise<void>((resolve) => {
        browser.idle.onStateChanged.addListener((state) => {
          if (state === 'active') resolve();
        });
      });
      await memory.setLocked(false);
    },
  };
}
