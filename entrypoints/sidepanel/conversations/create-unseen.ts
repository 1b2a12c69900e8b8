import type { Conversation } from '../../../api-worker/contract/conversations.ts';

/** How often a conversation changed while another was on screen. A look at it forgets the count. */
export function createUnseen() {
  const counts = new Map<string, number>();
  let states = new Map<string, string>();
  const note = (conversationId: string) => {
    if (states.has(conversationId)) counts.set(conversationId, (counts.get(conversationId) ?? 0) + 1);
  };
  return {
    /** Something about who the customer is has changed. */
    note,
    /** The list as it is now: another state is a change, a conversation that has just come is not. */
    compare(conversations: readonly Conversation[]): void {
      const isMoved = ({ conversationId, state }: Conversation) => (states.get(conversationId) ?? state) !== state;
      for (const { conversationId } of conversations.filter(isMoved)) note(conversationId);
      states = new Map(conversations.map(({ conversationId, state }) => [conversationId, state]));
      for (const gone of [...counts.keys()].filter((each) => !states.has(each))) counts.delete(gone);
    },
    look: (conversationId: string) => void counts.delete(conversationId),
    count: (conversationId: string): number | undefined => counts.get(conversationId),
  };
}
