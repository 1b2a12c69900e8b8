import type { Pack } from '../../../api-worker/contract/frames.ts';
import type { Part } from './part.ts';
import { masked, partOf } from './part.ts';

/** What paper says of itself: when and for what it was printed, and how many cards are for the call alone. */
const PAPER_FURNITURE = '.printing, .left-out';
const ROWS = '.card, .fact, p, li, tr';

/** The printed page, part by part. */
export function readPaper(page: string, pack: Pack): Record<string, Part> {
  const { body } = new DOMParser().parseFromString(page, 'text/html');
  for (const element of body.querySelectorAll(PAPER_FURNITURE)) element.remove();
  const secrets = masked(pack);
  const places = pack.identity.sections;
  const sections = [...body.querySelectorAll('section')];
  const read = (elements: Element[], title = '') =>
    partOf(elements, { rows: ROWS, alsoSaid: () => [], secrets, placeTitle: title, gridRows: '.grid tr' });
  return Object.fromEntries([
    ['head', read([...body.querySelectorAll('header')])],
    ...places.map(({ id, title }, at): [string, Part] => [id, read(sections.slice(at, at + 1), title)]),
    ['foot', read([...body.children].filter((element) => !element.matches('header, section')))],
  ]);
}
