import type { ConversationView, PanelState, ReadyState, SwitcherItem } from '../panel-state.ts';
import { selectionKey } from '../selection-key.ts';

/** Somebody rings; somebody is spoken to. Each happens once. */
function conversationMarks({ conversationId, state }: SwitcherItem): string[] {
  return state === 'ringing' ? [`rings ${conversationId}`] : [`rings ${conversationId}`, `speaks ${conversationId}`];
}

function alertMarks(view: ConversationView): string[] {
  const alerts = 'pack' in view && view.pack.sections.find(({ place }) => place.id === 'alerts');
  if (!alerts) return [];
  const notices = alerts.first.flatMap((block) => (block.kind === 'notices' ? block.notices : []));
  return [
    ...notices.map(({ id }) => `alert ${id}`),
    ...(alerts.firstState === 'failed' ? ['alerts could not be checked'] : []),
  ];
}

function subjectMarks({ selection, view }: ReadyState): string[] {
  if (selection.kind === 'none') return [];
  const packId = 'pack' in view ? view.pack.id : '';
  return [`subject ${selectionKey(selection)} ${view.state} ${packId}`];
}

/** Whatever calls the rep's eyes back: a mark that was not there before is news, one that goes is none. */
export function screenMarks(state: PanelState): string[] {
  if (state.phase === 'locked') return ['locked'];
  if (state.phase !== 'ready') return ['nobody signed in'];
  return [
    'signed in',
    ...state.conversations.flatMap(conversationMarks),
    ...subjectMarks(state),
    ...alertMarks(state.view),
  ];
}
