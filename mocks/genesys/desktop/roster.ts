import type { InteractionView } from '../desktop-view.ts';
import { clock, element } from './element.ts';
import { icon } from './icons.ts';

export const stateWords: Record<InteractionView['state'], string> = {
  alerting: 'Alerting',
  dialing: 'Dialling',
  connected: 'Connected',
  held: 'On hold',
  wrapup: 'Wrap-up',
};

let emberId = 400;

// The desktop hands out new ids on each render, so no one can hold on to them.
function nextEmberId(): string {
  emberId += 7;
  return `ember${emberId}`;
}

function card(view: InteractionView, isSelected: boolean, onSelect: (id: string) => void): HTMLElement {
  const media = element('span', `media-icon is-${view.media}`, icon(view.media));
  const name = element('span', 'participant-name', view.customerName);
  const detail = element('span', 'participant-address', view.address);
  const state = element('span', `interaction-state is-${view.state}`, stateWords[view.state]);
  const meta = element('span', 'interaction-meta', state, clock(view.since));
  const group = element('div', 'interaction-group acd-interaction-card-v2');
  group.append(media, element('span', 'interaction-text', name, detail, meta));
  group.id = nextEmberId();
  group.tabIndex = 0;
  group.setAttribute('role', 'button');
  group.setAttribute('aria-pressed', String(isSelected));
  group.classList.toggle('is-selected', isSelected);
  group.classList.toggle('is-alerting', view.state === 'alerting');
  group.addEventListener('click', () => onSelect(view.id));
  group.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter' || key === ' ') onSelect(view.id);
  });
  const wrapper = element('div', 'interaction-group-wrapper roster-card', group);
  wrapper.id = nextEmberId();
  return wrapper;
}

export function drawRoster(
  place: HTMLElement,
  interactions: InteractionView[],
  selectedId: string | null,
  onSelect: (id: string) => void,
): void {
  const empty = element('p', 'roster-empty', 'No interactions. New ones appear here.');
  const cards = interactions.map((view) => card(view, view.id === selectedId, onSelect));
  place.replaceChildren(...(cards.length > 0 ? cards : [empty]));
}
