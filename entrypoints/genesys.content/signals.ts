import type { Signal, SignalSource } from '../signals/messages.ts';

/** Remembers what each source shows and tells only what is new. A widget may say the same again: the last one wins. */
export function createSignals(tell: (signal: Signal) => void) {
  const shown = new Map<SignalSource, string | null>();
  return {
    read(by: SignalSource, conversationId: string | null): void {
      if ((shown.get(by) ?? null) === conversationId) return;
      shown.set(by, conversationId);
      tell({ conversationId, by });
    },
    now(): Signal[] {
      return [...shown].map(([by, conversationId]) => ({ by, conversationId }));
    },
  };
}
