import type { Selection } from './panel-state.ts';

/** What the panel is about, as one word to compare. */
export function selectionKey(selection: Selection): string {
  if (selection.kind === 'conversation') return `conversation ${selection.conversationId}`;
  if (selection.kind === 'hit') return `hit ${selection.hitId}`;
  return selection.kind === 'pin' ? `pin ${selection.pinId}` : 'none';
}
