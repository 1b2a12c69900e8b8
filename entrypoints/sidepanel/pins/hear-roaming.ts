import type { ProfileArea } from './grants-in-profile.ts';
import { isGrantKey } from './grants-in-profile.ts';

/** Pins come from another computer, or go there, while the panel is open: read one at a time, and once more if due. */
export function hearRoaming(profile: ProfileArea, signal: AbortSignal, read: () => Promise<void>): void {
  let isDue = false;
  let isReading = false;
  async function readWhileDue(): Promise<void> {
    isReading = true;
    while (isDue && !signal.aborted) {
      isDue = false;
      await read();
    }
    isReading = false;
  }
  profile.onChanged((keys) => {
    isDue ||= keys.some(isGrantKey);
    if (isDue && !isReading) void readWhileDue();
  }, signal);
}
