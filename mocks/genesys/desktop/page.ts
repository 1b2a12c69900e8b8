import type { DesktopView, InteractionView } from '../desktop-view.ts';
import { element, required, tickClocks } from './element.ts';
import { icon } from './icons.ts';
import { interactionDetail, mediaWords, ringBanner } from './interaction.ts';
import { drawRoster, stateWords } from './roster.ts';
import { routeOf } from './routes.ts';
import { createWidgets } from './widgets.ts';

const [roster, pane, widgetPane] = [required('.interactions'), required('.interaction-pane'), required('.widget-pane')];
const widgets = createWidgets(required('.widgets'));
const rememberedHash = 'hash-before-sign-in';
let view: DesktopView | undefined;
// A click counts at once; an older push must not take it back.
let clickedId: string | undefined;

function signIn(): void {
  sessionStorage.setItem(rememberedHash, location.hash);
  location.assign('/directory/sign-in');
}

async function act(action: string, conversationId: string): Promise<void> {
  const body = JSON.stringify({ conversationId });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`/directory/actions/${action}`, { method: 'POST', headers, body });
  if (response.status === 401) signIn();
}

function select(conversationId: string): void {
  if (!view) return;
  clickedId = conversationId;
  view = { ...view, selectedId: conversationId };
  if (routeOf(location.hash).view === 'workspace') draw();
  else location.hash = '#/';
  void act('select', conversationId).finally(() => {
    if (clickedId === conversationId) clickedId = undefined;
  });
}

const onAct = (action: string, conversationId: string) => void act(action, conversationId);

function listView(interactions: InteractionView[]): HTMLElement {
  const rows = interactions.map(({ id, customerName, media, queueName, state }) => {
    const link = element('a', '', customerName);
    link.href = `#/analytics/interactions/${id}/admin`;
    const cells = [
      element('td', '', link),
      ...[mediaWords[media], queueName, stateWords[state]].map((text) => element('td', '', text)),
    ];
    return element('tr', `dt-row action-row entity-id-${id}`, ...cells);
  });
  const heads = ['Customer', 'Media', 'Queue', 'State'].map((text) => element('th', '', text));
  const table = element(
    'table',
    'dt-table',
    element('thead', '', element('tr', '', ...heads)),
    element('tbody', '', ...rows),
  );
  return element('div', 'list-view', element('h1', '', 'Interactions'), table);
}

function emptyView(): HTMLElement {
  const text = element('p', '', 'Select an interaction on the left, or wait for the next one.');
  return element('div', 'empty-view', icon('inbox'), element('h1', '', 'You are on queue'), text);
}

async function drawDetail(conversationId: string): Promise<void> {
  const response = await fetch(`/directory/interactions/${conversationId}`);
  const place = pane.querySelector('.detail-place');
  if (!place) return;
  if (response.ok) place.replaceChildren(interactionDetail(await response.json(), onAct));
  else place.replaceChildren(element('p', 'roster-empty', 'This interaction could not be found.'));
}

function drawPane(shown: DesktopView): void {
  const route = routeOf(location.hash);
  const banners = shown.interactions.filter(({ state }) => state === 'alerting').map((each) => ringBanner(each, onAct));
  if (route.view === 'detail') {
    const place = pane.querySelector('.detail-place') ?? element('div', 'detail-place');
    pane.replaceChildren(...banners, place);
    void drawDetail(route.conversationId);
    return;
  }
  const selected = shown.interactions.find(({ id }) => id === shown.selectedId);
  const work = selected ? interactionDetail(selected, onAct) : emptyView();
  pane.replaceChildren(...banners, route.view === 'list' ? listView(shown.interactions) : work);
}

function draw(): void {
  if (!view) return;
  required('.org-menu span').textContent = view.organizationName;
  required('.user').textContent = view.userName;
  required('.count').textContent = view.interactions.length ? String(view.interactions.length) : '';
  required('.widget-pane h3').textContent = view.widgetName;
  drawRoster(roster, view.interactions, view.selectedId, select);
  drawPane(view);
  const isWorkspace = routeOf(location.hash).view === 'workspace';
  required('.acd-interactions').classList.toggle('active', isWorkspace);
  required('.navigation-action-bar .list').classList.toggle('active', !isWorkspace);
  widgetPane.hidden = !widgets.show(view.interactions, isWorkspace ? view.selectedId : null);
}

function drawNavigation(): void {
  const entries = [
    ['home', 'Home', '#/'],
    ['inbox', 'Workspace', '#/'],
    ['people', 'Directory', '#/'],
    ['list', 'Interactions', '#/analytics/interactions'],
    ['gear', 'Settings', '#/'],
  ] as const;
  const items = entries.map(([name, label, href]) => {
    const link = element('a', '', icon(name), element('span', '', label));
    link.href = href;
    return element('li', name === 'inbox' ? 'acd-interactions' : name, link);
  });
  required('.navigation-action-bar').replaceChildren(...items);
  required('.search span').append(icon('search'));
}

function listen(): void {
  const events = new EventSource('/directory/events');
  events.addEventListener('message', ({ data }) => {
    const pushed: DesktopView = JSON.parse(data);
    const isThere = pushed.interactions.some(({ id }) => id === clickedId);
    view = clickedId && isThere ? { ...pushed, selectedId: clickedId } : pushed;
    draw();
  });
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) signIn();
  });
}

const remembered = sessionStorage.getItem(rememberedHash);
sessionStorage.removeItem(rememberedHash);
if (remembered && !location.hash) history.replaceState(null, '', `/directory/${remembered}`);
drawNavigation();
window.addEventListener('hashchange', draw);
setInterval(tickClocks, 1000);
listen();
