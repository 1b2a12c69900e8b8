import type { PanelState } from '../../../components/panel-state.ts';

/** The administrator's contact goes before the worker's, and is known before the worker answers. */
export function withContact(state: PanelState, contact: string | undefined): PanelState {
  switch (state.phase) {
    case 'locked':
    case 'choose-worker':
    case 'signing-in':
      return state;
    default:
      return contact === undefined ? state : { ...state, supportContact: contact };
  }
}
