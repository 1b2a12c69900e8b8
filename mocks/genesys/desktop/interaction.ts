import type { InteractionView } from '../desktop-view.ts';
import { clock, element } from './element.ts';
import { icon } from './icons.ts';
import { stateWords } from './roster.ts';

export type Act = (action: string, conversationId: string) => void;

export const mediaWords: Record<InteractionView['media'], string> = {
  call: 'Call',
  chat: 'Web chat',
  message: 'Message',
  email: 'Email',
  callback: 'Callback',
};

function button(label: string, className: string, onClick: () => void, ...content: Node[]): HTMLButtonElement {
  const made = element('button', className, ...content, element('span', '', label));
  made.type = 'button';
  made.addEventListener('click', onClick);
  return made;
}

export function ringBanner(view: InteractionView, act: Act): HTMLElement {
  const words = `${view.direction === 'inbound' ? 'Incoming' : 'Outgoing'} ${mediaWords[view.media].toLowerCase()}`;
  const text = element('div', 'ring-text', element('b', '', view.customerName));
  text.append(element('span', '', `${words} · ${view.queueName} · ${view.address}`));
  const answer = button('Answer', 'answer', () => act('answer', view.id), icon(view.media));
  const decline = button('Decline', 'decline', () => act('decline', view.id));
  const banner = element('div', 'ring-banner', element('span', 'ring-icon', icon(view.media)), text, answer, decline);
  banner.setAttribute('role', 'alert');
  return banner;
}

function controls(view: InteractionView, act: Act): HTMLElement {
  const place = element('div', 'interaction-controls');
  const isPhone = view.media === 'call' || view.media === 'callback';
  const add = (label: string, action: string, className: string, name: 'hold' | 'unhold' | 'end' | 'close') =>
    place.append(button(label, className, () => act(action, view.id), icon(name)));
  if (view.state === 'connected') add('Hold', 'hold', 'control', 'hold');
  if (view.state === 'held') add('Resume', 'unhold', 'control is-on', 'unhold');
  if (view.state === 'connected' || view.state === 'held')
    add(isPhone ? 'Hang up' : 'End', 'end', 'control is-end', isPhone ? 'end' : 'close');
  if (view.state === 'wrapup') place.append(button('Complete wrap-up', 'answer', () => act('wrap-up', view.id)));
  return place;
}

function facts(title: string, rows: [string, string][], className = ''): HTMLElement {
  const list = element('dl', '');
  if (rows.length === 0) list.append(element('dd', 'nothing', 'None yet'));
  for (const [name, value] of rows) list.append(element('dt', '', name), element('dd', '', value || '–'));
  return element('section', `panel ${className}`, element('h3', '', title), list);
}

const timeOf = (iso: string) =>
  new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function timeline(view: InteractionView): HTMLElement {
  const rows = view.participants.map(({ purpose, name, from, to, connected }): [string, string] => {
    const until = to ? ` to ${timeOf(to)}` : '';
    return [purpose, `${name} · ${timeOf(from)}${until}${connected ? '' : ' · not connected'}`];
  });
  return facts('Timeline', rows, 'timeline');
}

function conversationText(view: InteractionView): HTMLElement {
  const lines = view.transcript.map(({ from, text }) => element('p', `bubble is-${from}`, text));
  return element('section', 'panel transcript', element('h3', '', 'Conversation'), ...lines);
}

function shortened(value: string): string {
  return value.length > 48 ? `${value.slice(0, 45)}…` : value;
}

export function interactionDetail(view: InteractionView, act: Act): HTMLElement {
  const names = element('div', 'header-text', element('h1', '', view.customerName));
  const state = element('span', `interaction-state is-${view.state}`, stateWords[view.state]);
  names.append(element('p', '', `${mediaWords[view.media]} · ${view.address} · ${view.queueName}`));
  const header = element(
    'header',
    'interaction-header',
    element('span', `media-icon is-${view.media}`, icon(view.media)),
  );
  header.append(names, state, clock(view.since), controls(view, act));
  const body = element('div', 'interaction-body');
  if (view.transcript.length > 0) body.append(conversationText(view));
  const details: [string, string][] = [
    ['Direction', view.direction],
    ['Queue', view.queueName],
    ['Address', view.address],
    ['Started', timeOf(view.startTime)],
  ];
  body.append(facts('Interaction details', details));
  body.append(
    facts(
      'Participant data',
      view.attributes.map(([name, value]) => [name, shortened(value)]),
      'attributes',
    ),
  );
  body.append(timeline(view));
  return element('div', 'interaction-view', header, body);
}
