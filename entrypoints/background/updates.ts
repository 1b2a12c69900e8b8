import { UPDATE_READY } from '../signals/update-ready.ts';

export type UpdatesDependencies = {
  /** Of the browser session: an update empties it, and this context forgets everything when it sleeps. */
  memory: {
    get: (key: string) => Promise<Record<string, unknown>>;
    set: (items: Record<string, unknown>) => Promise<void>;
  };
  panelCount: () => Promise<number>;
  /** Ends the running version; the newer one starts. */
  reload: () => void;
  pause: () => Promise<void>;
};

/** A newer version waits until no panel is open: a rep on a call is not cut off for it. */
export function createUpdates({ memory, panelCount, reload, pause }: UpdatesDependencies) {
  async function applyIfUnseen(): Promise<void> {
    if ((await memory.get(UPDATE_READY))[UPDATE_READY] !== true) return;
    if ((await panelCount()) > 0) return;
    // A panel whose document is just being loaded anew is not counted for a moment.
    await pause();
    if ((await panelCount()) === 0) reload();
  }
  return {
    async onAvailable(): Promise<void> {
      await memory.set({ [UPDATE_READY]: true });
      await applyIfUnseen();
    },
    applyIfUnseen,
  };
}
