import { html, raw } from 'hono/html';
import type { Pack, SectionFrame } from '../contract/frames.ts';
import type { Identified } from '../contract/identity.ts';
import type { SectionPlace } from '../contract/sections.ts';
import type { Html } from './block.ts';
import { printBlock } from './block.ts';
import { PRINT_STYLE } from './style.ts';

/** The title is neutral: it lands in the print queue, in file names and in the browser's history. */
const TITLE = 'Prep pack';

/** What turns the direction of a line around could make a "may not" of a "may"; no name needs it on paper. */
const STEERING = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** The pack as one self-contained page for A4, without masked values and script-only cards. Everything is escaped. */
export function printPack(pack: Pack): string {
  const { identity, sections: places, banner } = pack.identity;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>${TITLE}</title>
<style>${raw(PRINT_STYLE)}</style>
</head>
<body>
${banner === undefined ? '' : html`<p class="warning">${banner}</p>`}
${pack.complete ? '' : html`<p class="warning">Incomplete: something could not be read. What is missing is unknown, not none.</p>`}
${identity.state === 'identified' ? customerHead(identity) : html`<h1>${TITLE}</h1><p>No customer has been identified.</p>`}
${places.map((place) => printSection(place, pack.sections))}
</body>
</html>`;
  return String(page).replace(STEERING, '');
}

function customerHead({ customer, caller, level, match, verification }: Identified): Html {
  const name = customer.isMasked ? 'Customer not verified' : customer.name;
  const local =
    customer.isMasked || customer.localName === undefined
      ? ''
      : html` <span lang="${customer.language ?? 'und'}">${customer.localName}</span>`;
  const facts = [
    customer.market,
    customer.segment,
    customer.relationshipManager,
    level,
    match.text,
    verification?.text,
  ];
  return html`<header>
<h1>${name}${local}</h1>
<p>${facts.filter((fact) => fact !== undefined).join(' · ')}</p>
<p>${callerLine(caller)}</p>
</header>`;
}

function callerLine({ state, name, role, mandate, may, mayNot, ask }: Identified['caller']): string {
  if (state === 'is-customer') return 'Caller: the customer';
  if (state !== 'known' || name === undefined) return ask ?? 'Caller unknown: ask who is speaking';
  const parts = [
    `Caller: ${name}`,
    role,
    mandate,
    may.length > 0 ? `may: ${may.join(', ')}` : undefined,
    mayNot.length > 0 ? `may not: ${mayNot.join(', ')}` : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
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
