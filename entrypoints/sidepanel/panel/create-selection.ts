import type { Conversation } from '../../../api-worker/contract/conversations.ts';
import type { Selection } from '../../../components/panel-state.ts';
import type { Signal, SignalSource } from '../../signals/messages.ts';
import type { Heard, Verdict } from '../conversations/arbitrate.ts';
import { arbitrate } from '../conversations/arbitrate.ts';

/** What the panel is about: the arbitrated conversation, unless the rep opened a pin since it last changed. */
export function createSelection() {
  const signals: Partial<Record<SignalSource, Heard>> = {};
  let pick: Heard | undefined;
  let pinId: string | null = null;
  let verdict: Verdict = { kind: 'none' };
  let at = 0;

  return {
    hear({ by, conversationId }: Signal): void {
      at += 1;
      if (conversationId === null) delete signals[by];
      else signals[by] = { conversationId, at };
    },
    pick(conversationId: string): void {
      at += 1;
      pick = { conversationId, at };
      pinId = null;
    },
    openPin: (id: string) => {
      pinId = id;
    },
    closePin: () => {
      pinId = null;
    },
    openedPin: () => pinId,
    /** A conversation that comes to the fore closes an opened pin: a call must not ring behind it. */
    decide(active: readonly Conversation[]): Selection | { kind: 'pick' } {
      const current = verdict.kind === 'conversation' ? verdict.conversationId : undefined;
      verdict = arbitrate({ active, signals, pick, current });
      if (verdict.kind === 'conversation' && verdict.conversationId !== current) pinId = null;
      return pinId === null ? verdict : { kind: 'pin', pinId };
    },
  };
}
