import type { Signal, SignalSource } from '../signals/messages.ts';

/** Remembers what each source shows, the latest last, and tells only what is new. */
export function createSignals(tell: (signal: Signal) => void) {
  const shown = new Map<SignalSource, string | null>();
  return {
    read(by: SignalSource, conversationId: string | null): void {
      if ((shown.get(by) ?? null) === conversationId) return;
      shown.delete(by);
      shown.set(by, conversationId);
      tell({ conversationId, by });
    },
    now(): Signal[] {
      return [...shown].map(([by, conversationId]) => ({ by, conversationId }));
    },
  };
}
