import type { AccessReason, Features } from '../../../components/panel-state.ts';
import type { DeskActions, DeskDependencies } from './create-desk.ts';
import type { Opened } from './create-selection.ts';
import type { DeskMemory } from './ready-state.ts';
import { openedKey } from './ready-state.ts';

type Steps = { show: () => void; reloadIfOver: () => void };

/** What a rep may do at the desk. A click for something the administrator has switched off does nothing. */
export function createDeskActions(
  memory: DeskMemory,
  { print, settings }: Pick<DeskDependencies, 'print' | 'settings'>,
  { show, reloadIfOver }: Steps,
): DeskActions {
  const { packs, pins, search, openings, selection, pinnedAs } = memory;
  let hitCount = 0;
  /** Closed before it is dropped: it has not ended by itself, which would load the document anew. */
  const leave = () => {
    const opened = selection.opened();
    selection.close();
    if (opened !== null) packs.drop(openedKey(opened));
  };
  const open = (opened: Opened, handle: string, reason: AccessReason) => {
    leave();
    selection.open(opened);
    packs.open(openedKey(opened), { handle, reason });
    memory.hadLive = true;
    show();
  };
  const onSelected = (act: (key: string) => void) => () => {
    if (memory.selected.kind === 'conversation') act(memory.selected.conversationId);
    if (memory.selected.kind === 'pin' || memory.selected.kind === 'hit') act(openedKey(memory.selected));
  };
  const ifOn = (feature: keyof Features, act: () => void) => {
    if (settings().features[feature]) act();
  };
  return {
    selectConversation(conversationId) {
      selection.pick(conversationId);
      show();
    },
    chooseCandidate: (handle) => onSelected((key) => packs.choose(key, handle))(),
    notThisCustomer: onSelected(packs.setAside),
    verifyCaller: (method) => onSelected((key) => packs.vouch(key, method))(),
    revealField: () => ifOn('reveal', onSelected(packs.revealField)),
    giveFeedback: (noticeId, handle, verdict) =>
      ifOn(
        'feedback',
        onSelected((key) => packs.giveFeedback(key, { noticeId, handle, verdict })),
      ),
    retrySections: (sectionIds) => onSelected((key) => packs.retry(key, sectionIds))(),
    retryPack: onSelected(packs.restart),
    pin: onSelected((key) => {
      const ticket = packs.ticket(key);
      const subject = packs.subject(key);
      if (ticket !== undefined) void pins.add(ticket, (pinId) => pinnedAs.set(subject, pinId));
    }),
    unpin: (pinId) => void pins.remove(pinId),
    openPin(pinId, reason) {
      const handle = pins.grantOf(pinId);
      if (handle !== undefined) open({ kind: 'pin', pinId }, handle, reason);
    },
    closePin() {
      leave();
      show();
      reloadIfOver();
    },
    search: (query, reason) => ifOn('search', () => void search.find(query, reason)),
    openHit(handle) {
      const reason = search.reason();
      if (reason === undefined || !settings().features.search) return;
      hitCount += 1;
      open({ kind: 'hit', hitId: String(hitCount) }, handle, reason);
    },
    showOpenings: (ofRep) => void openings.show(ofRep),
    showEarlierOpenings: () => void openings.showEarlier(),
    closeOpenings: openings.close,
    print: () => ifOn('print', print),
  };
}
