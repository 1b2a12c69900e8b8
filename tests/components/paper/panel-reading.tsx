import { fireEvent } from '@solidjs/testing-library';
import type { Block } from '../../../api-worker/contract/blocks.ts';
import type { Pack } from '../../../api-worker/contract/frames.ts';
import type { PackView } from '../../../components/panel-state.ts';
import { ended, newPack, withPart } from '../../../entrypoints/sidepanel/packs/pack-view.ts';
import { parseFrame } from '../../../entrypoints/sidepanel/packs/parse-frame.ts';
import { readyState } from '../fixtures/panel-states.ts';
import { renderState } from '../rendered.tsx';
import type { Part } from './part.ts';
import { masked, partOf } from './part.ts';

/** What the panel has for getting about, and what it says of itself: no word of it is about the customer. */
const PANEL_FURNITURE = [
  ...['.rail', '[aria-live]', '.print-only', 'summary', '.chip-button', '.icon-button', 'button.link'],
  // The curve repeats what the figures beneath it say, which are compared.
  '.chart-place',
];
const ROWS =
  '.chip, article.card, article.insight, p:not(.caller-rights), .caller-rights > span, li, tr, dl.facts > div, [role="treeitem"]';
/** Places above the fold and the section whose they are. */
const PLACES: Record<string, string> = {
  '.place-cautions': 'insights',
  '.place-since': 'journey',
  '.place-tiles': 'kpis',
  '.place-alerts': 'alerts',
};

/** The pack as the side panel makes it of the frames that come over the wire. */
function viewOf(pack: Pack): PackView {
  const identity = parseFrame(JSON.stringify(pack.identity));
  if (identity.type !== 'identity' || identity.identity.state !== 'identified') throw new Error('nobody to show');
  let view = newPack({ ...identity, identity: identity.identity }, '2026-11-18T10:45:00Z');
  for (const section of pack.sections) {
    const part = parseFrame(JSON.stringify({ ...section, blocks: section.blocks.map(withFeedback) }));
    if (part.type === 'section') view = withPart(view, part);
  }
  return ended(view, 'complete');
}

/** The bank keeps feedback, so each card of a rule asks what it was worth: on screen only. */
function withFeedback(block: Block): Block {
  if (block.kind !== 'notices') return block;
  return { ...block, notices: block.notices.map((notice) => ({ ...notice, feedback: 'sealed-handle-of-a-card' })) };
}

/** The whole panel with every fold open, part by part, less what is masked or for the call alone. */
export function readPanel(pack: Pack): Record<string, Part> {
  const { container } = renderState(readyState({ state: 'pack', pack: viewOf(pack) }, { supportContact: undefined }));
  const shown = container.querySelector('article.pack');
  if (shown === null) throw new Error('no pack on screen');
  unfold(shown);
  const secrets = masked(pack);
  leaveOut(shown);
  const read = (elements: Element[], placeTitle = '') =>
    partOf(elements, { rows: ROWS, alsoSaid, secrets, placeTitle, gridRows: '.table tr' });
  const all = (selector: string) => [...shown.querySelectorAll(selector)];
  const sections = pack.identity.sections.map(({ id, title }): [string, Part] => {
    const places = Object.keys(PLACES).filter((selector) => PLACES[selector] === id);
    return [id, read(all([`[data-section="${id}"]`, ...places].join()), title)];
  });
  const parts = ['.customer-bar, .caller, .pack-foot', '.section', ...Object.keys(PLACES)].join();
  const elsewhere = shown.cloneNode(true);
  if (!(elsewhere instanceof Element)) throw new Error('a copy of an element is one');
  for (const element of elsewhere.querySelectorAll(parts)) element.remove();
  return Object.fromEntries([
    ['elsewhere', read([elsewhere])],
    ['head', read(all('.customer-bar, .caller, .pack-foot .facts'))],
    ...sections,
    ['foot', read(all('.pack-foot > p'))],
  ]);
}

function unfold(shown: Element): void {
  const folded = () => shown.querySelector('[aria-expanded="false"]');
  for (let next = folded(); next !== null; next = folded()) fireEvent.click(next);
}

function leaveOut(shown: Element): void {
  for (const element of shown.querySelectorAll(PANEL_FURNITURE.join())) element.remove();
  // When this panel opened the pack; paper says when it was printed.
  for (const foot of shown.querySelectorAll('.pack-foot > p')) {
    foot.textContent = (foot.textContent ?? '').replace(/^Opened \d\d:\d\d\. /u, '');
  }
  for (const words of shown.querySelectorAll('.script-only')) words.closest('article')?.remove();
  for (const value of shown.querySelectorAll('.value-masked')) {
    (value.closest('.sensitive, dl > div, td > *, li, p, [role="treeitem"]') ?? value).remove();
  }
}

/** Tooltips and the names of pictures. A source's tooltip repeats its moment for machines. */
function alsoSaid(element: Element): string[] {
  const title = element.getAttribute('title') ?? '';
  const label = element.getAttribute('role') === 'img' ? (element.getAttribute('aria-label') ?? '') : '';
  return [element.classList.contains('may-discuss') ? '' : title.replace(/ \(\d{4}-\d\d-\d\dT.*\)$/u, ''), label];
}
