import type { Identified } from '../../../api-worker/contract/identity.ts';
import type { PackView, SectionState, SectionView } from '../../../components/panel-state.ts';
import type { IdentityFrame, SectionPart } from './parse-frame.ts';

/** Pure steps of a pack on screen. Every step makes a new view; nothing in an older one changes. */
export function newPack(frame: IdentityFrame & { identity: Identified }, asOf: string): PackView {
  return {
    id: frame.ticketId,
    identity: frame.identity,
    sections: frame.sections.map((place) => ({
      place,
      firstState: 'reserved',
      state: 'reserved',
      first: [],
      body: [],
    })),
    stream: 'open',
    asOf,
    isChangedCustomer: false,
    banner: frame.banner,
    registrationNumber: frame.registrationNumber,
  };
}

export function withPart(pack: PackView, part: SectionPart): PackView {
  return { ...pack, sections: pack.sections.map((view) => (view.place.id === part.id ? merged(view, part) : view)) };
}

function merged(view: SectionView, { part, state, code, text, blocks }: SectionPart): SectionView {
  const next = { ...view, code, text };
  if (part !== 'body') {
    next.firstState = state;
    next.firstText = part === 'first' ? text : undefined;
    next.first = blocks.filter(({ place }) => place === 'first');
  }
  if (part !== 'first') {
    next.state = state;
    next.body = blocks.filter(({ place }) => place === 'body');
  }
  return next;
}

/** The alerts' place says that it is still being checked, so that nobody reads "none" into it. */
export function withAlertsChecking(pack: PackView): PackView {
  const checking = (view: SectionView): SectionView =>
    view.place.id === 'alerts' && isPending(view.firstState)
      ? { ...view, firstState: 'checking', state: 'checking' }
      : view;
  return { ...pack, sections: pack.sections.map(checking) };
}

export function withReserved(pack: PackView, sectionIds: readonly string[]): PackView {
  const reserved = (view: SectionView): SectionView =>
    sectionIds.includes(view.place.id)
      ? { place: view.place, firstState: 'reserved', state: 'reserved', first: [], body: [] }
      : view;
  return { ...pack, stream: 'open', sections: pack.sections.map(reserved) };
}

/** What did not come is unknown, never none. */
export function ended(pack: PackView, stream: 'complete' | 'cut'): PackView {
  const code = stream === 'cut' ? 'cut' : 'unavailable';
  const settled = (view: SectionView): SectionView => {
    if (!isPending(view.firstState) && !isPending(view.state)) return view;
    return { ...view, firstState: failedIfPending(view.firstState), state: failedIfPending(view.state), code };
  };
  return { ...pack, stream, sections: pack.sections.map(settled) };
}

function isPending(state: SectionState): boolean {
  return state === 'reserved' || state === 'checking';
}

function failedIfPending(state: SectionState): SectionState {
  return isPending(state) ? 'failed' : state;
}

export function areAlertsSettled(pack: PackView): boolean {
  const alerts = pack.sections.find(({ place }) => place.id === 'alerts');
  return alerts === undefined || !isPending(alerts.firstState);
}
