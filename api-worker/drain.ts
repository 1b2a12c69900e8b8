import { setTimeout as delay } from 'node:timers/promises';
import type { Lifecycle } from './lifecycle.ts';
import type { Listener } from './listen.ts';

const CHECK_EVERY_MS = 25;

/** Not ready at once; new work is refused; what runs may finish until the deadline; then every connection is closed. */
export async function drain(lifecycle: Lifecycle, listeners: Listener[], deadlineMs: number): Promise<void> {
  lifecycle.drain();
  const endsAtMs = performance.now() + deadlineMs;
  while (listeners.some((listener) => listener.runningCount() > 0) && performance.now() < endsAtMs) {
    await delay(CHECK_EVERY_MS);
  }
  await Promise.all(listeners.map(({ server }) => close(server)));
}

function close(server: Listener['server']): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
