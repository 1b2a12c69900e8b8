import { html, raw } from 'hono/html';
import type { Pack, SectionFrame } from '../contract/frames.ts';
import type { SectionPlace } from '../contract/sections.ts';
import { printBlock } from './block.ts';
import { customerHead } from './party.ts';
import { PRINT_STYLE } from './style.ts';
import type { Html } from './value.ts';

/** The title is neutral: it lands in the print queue, in file names and in the browser's history. */
const TITLE = 'Prep pack';

/** What turns the direction of a line around could make a "may not" of a "may"; no name needs it on paper. */
const STEERING = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** UTC, because paper leaves the desk it was printed at. */
const PRINTED_AT = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
});

/** When a page was made and for which conversation; none for a pack opened without a call. */
export interface Printing {
  atMs: number;
  conversationId: string | undefined;
}

/** The pack as one self-contained page for A4, without masked values and script-only cards. Everything is escaped. */
export function printPack(pack: Pack, printing: Printing): string {
  const { identity, sections: places, banner } = pack.identity;
  const isOnCall = printing.conversationId !== undefined;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>${TITLE}</title>
<style>${raw(PRINT_STYLE)}</style>
</head>
<body>
<p class="meta printing">${printingLine(printing)}</p>
${banner === undefined ? '' : html`<p class="warning">${banner}</p>`}
${pack.complete ? '' : html`<p class="warning">Incomplete: something could not be read. What is missing is unknown, not none.</p>`}
${identity.state === 'identified' ? customerHead(identity, isOnCall) : html`<h1>${TITLE}</h1><p>${identity.text}</p>`}
${places.map((place) => printSection(place, pack.sections))}
<p class="meta">Insights come from fixed rules; they advise and never decide.</p>
</body>
</html>`;
  return String(page).replace(STEERING, '');
}

function printingLine({ atMs, conversationId }: Printing): string {
  const forWhat = conversationId === undefined ? 'opened without a call' : `conversation ${conversationId}`;
  return `Printed ${PRINTED_AT.format(atMs)} UTC · ${forWhat}`;
}

function printSection(place: SectionPlace, frames: SectionFrame[]): Html {
  const own = frames.filter(({ id }) => id === place.id);
  const content = own.length === 0 ? html`<p class="warning">Not read: unknown, not none.</p>` : own.map(printFrame);
  return html`<section><h2>${place.title}</h2>${content}</section>`;
}

function printFrame({ status, text, code, blocks }: SectionFrame): Html {
  if (status === 'failed')
    return html`<p class="warning">Could not be read (${code ?? 'unavailable'}): unknown, not none.</p>`;
  if (status === 'held') return html`<p>Held until the customer is verified.</p>`;
  return html`${text === undefined ? '' : html`<p>${text}</p>`}${blocks.map(printBlock)}`;
}
