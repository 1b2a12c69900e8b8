import type { Conversation } from '../../../api-worker/contract/conversations.ts';
import type { Selection } from '../../../components/panel-state.ts';
import type { Signal, SignalSource } from '../../signals/messages.ts';
import type { Heard, Verdict } from '../conversations/arbitrate.ts';
import { arbitrate } from '../conversations/arbitrate.ts';

export type Opened = Extract<Selection, { kind: 'pin' | 'hit' }>;

/** What the panel is about: the arbitrated conversation, unless the rep opened a pin or a hit since it last changed. */
export function createSelection() {
  const signals: Partial<Record<SignalSource, Heard>> = {};
  let pick: Heard | undefined;
  let opened: Opened | null = null;
  let verdict: Verdict = { kind: 'none' };
  let at = 0;

  return {
    /** All that is heard at one moment, the latest last. */
    hear(heard: readonly Signal[]): void {
      for (const { by, conversationId } of heard) {
        at += 1;
        if (conversationId === null) delete signals[by];
        else signals[by] = { conversationId, at };
      }
    },
    pick(conversationId: string): void {
      at += 1;
      pick = { conversationId, at };
      opened = null;
    },
    open: (next: Opened) => {
      opened = next;
    },
    close: () => {
      opened = null;
    },
    opened: () => opened,
    /** A conversation that comes to the fore closes what was opened without one: a call must not ring behind it. */
    decide(active: readonly Conversation[]): Selection | { kind: 'pick' } {
      const current = verdict.kind === 'conversation' ? verdict.conversationId : undefined;
      verdict = arbitrate({ active, signals, pick, current });
      if (verdict.kind === 'conversation' && verdict.conversationId !== current) opened = null;
      // The page has said something newer, which is not forgotten when its tab goes.
      if (verdict.kind === 'conversation' && verdict.conversationId !== pick?.conversationId) pick = undefined;
      return opened ?? verdict;
    },
  };
}
