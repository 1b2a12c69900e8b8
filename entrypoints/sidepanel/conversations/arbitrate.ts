import type { Conversation } from '../../../api-worker/contract/conversations.ts';
import type { SignalSource } from '../../signals/messages.ts';

/** `at` only orders: whichever is greater came later. */
export type Heard = { conversationId: string; at: number };

export type Evidence = {
  /** The rep's own conversations: the only ones that can be chosen. */
  active: readonly Pick<Conversation, 'conversationId' | 'state'>[];
  signals: Partial<Record<SignalSource, Heard>>;
  /** What the rep chose in the panel. */
  pick?: Heard;
  /** What the panel shows now. */
  current?: string;
};

export type Verdict = { kind: 'none' } | { kind: 'pick' } | { kind: 'conversation'; conversationId: string };

const SOURCES: SignalSource[] = ['widget', 'hash', 'roster'];

/**
 * Which conversation the rep looks at: what the page said last, by whichever source, since a hidden widget does not
 * take its word back when the rep goes on to another card; then the only active one, the rep's pick, the one shown so
 * far, the only one that rings. A pick stands until the page says something newer.
 */
export function arbitrate({ active, signals, pick, current }: Evidence): Verdict {
  const isActive = (id: string | undefined): id is string => active.some(({ conversationId }) => conversationId === id);
  const pickedAt = isActive(pick?.conversationId) ? (pick?.at ?? 0) : Number.NEGATIVE_INFINITY;
  const heard = (source: SignalSource): string | undefined => {
    const signal = signals[source];
    return signal !== undefined && signal.at > pickedAt ? signal.conversationId : undefined;
  };
  const newestFirst = SOURCES.toSorted((one, other) => (signals[other]?.at ?? 0) - (signals[one]?.at ?? 0));
  const only = active.length === 1 ? active[0]?.conversationId : undefined;
  const ringing = active.filter(({ state }) => state === 'ringing');
  const onlyRinging = ringing.length === 1 ? ringing[0]?.conversationId : undefined;

  const order = [...newestFirst.map(heard), only, pick?.conversationId, current, onlyRinging];
  const chosen = order.find(isActive);
  if (chosen !== undefined) return { kind: 'conversation', conversationId: chosen };
  return active.length === 0 ? { kind: 'none' } : { kind: 'pick' };
}
