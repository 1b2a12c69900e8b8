import type { DeskActions } from './create-desk.ts';

/** The desk comes and goes; a click that arrives after it has gone does nothing. */
export function actionsAtDesk(desk: () => DeskActions | undefined): DeskActions {
  return {
    selectConversation: (id) => desk()?.selectConversation(id),
    chooseCandidate: (handle) => desk()?.chooseCandidate(handle),
    notThisCustomer: () => desk()?.notThisCustomer(),
    verifyCaller: (method) => desk()?.verifyCaller(method),
    revealField: () => desk()?.revealField(),
    giveFeedback: (...said) => desk()?.giveFeedback(...said),
    retrySections: (ids) => desk()?.retrySections(ids),
    retryPack: () => desk()?.retryPack(),
    pin: () => desk()?.pin(),
    unpin: (pinId) => desk()?.unpin(pinId),
    openPin: (pinId, reason) => desk()?.openPin(pinId, reason),
    closePin: () => desk()?.closePin(),
    search: (query, reason) => desk()?.search(query, reason),
    openHit: (handle) => desk()?.openHit(handle),
    showOpenings: (ofRep) => desk()?.showOpenings(ofRep),
    showEarlierOpenings: () => desk()?.showEarlierOpenings(),
    closeOpenings: () => desk()?.closeOpenings(),
    print: () => desk()?.print(),
  };
}
