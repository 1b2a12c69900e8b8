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

/** The shortest stretch the browser tells apart: whoever touched a key within it is there. */
const THERE_SECONDS = 15;
const LOOK_AGAIN_MS = 1_000;

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
const isSomebodyThere = async () => (await browser.idle.queryState(THERE_SECONDS)) === 'active';

/** On a locked screen, or a desk nobody is at, nothing of a customer stays: the document is loaded anew and waits. */
export function createLock({ memory, keys, isConnected, hide, reload }: LockDependencies) {
  async function forget(): Promise<void> {
    hide();
    await memory.setLocked(true);
    await memory.forget();
    await keys.forgetOthers();
  }

  async function lock(): Promise<void> {
    await forget();
    reload();
  }

  let state = 'active';

  /** The browser tells of an idle desk once; whoever is still on the line then is waited for. */
  async function lockOnceNobodyIsOnTheLine(): Promise<void> {
    while (state === 'idle' && isConnected()) await pause();
    if (state === 'idle') await lock();
  }

  browser.idle.onStateChanged.addListener((next) => {
    state = next;
    if (next === 'locked') void lock();
    if (next === 'idle') void lockOnceNobodyIsOnTheLine();
  });

  return {
    setIdleMinutes(minutes: number): void {
      browser.idle.setDetectionInterval(Math.max(THERE_SECONDS, Math.round(minutes * 60)));
    },
    /** After a lock the panel starts again only when somebody is there. */
    async whenUnlocked(): Promise<void> {
      // While the document was on its way nobody heard the browser say that the screen is locked.
      if ((await browser.idle.queryState(THERE_SECONDS)) === 'locked') await forget();
      if (!(await memory.isLocked())) return;
      if (!(await isSomebodyThere())) {
        hide();
        while (!(await isSomebodyThere())) await pause();
      }
      await memory.setLocked(false);
    },
  };
}
