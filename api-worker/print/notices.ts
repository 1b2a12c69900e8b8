import { html } from 'hono/html';
import type { BlockOf, Notice } from '../contract/blocks.ts';
import type { Html } from './value.ts';
import { isPrintable, sourceLine, valueText } from './value.ts';

const REWORDED = 'Re-worded by a language model from the facts below';

/** Cards on paper. A script-only card is for the call alone: paper says only that one was left out. */
export function notices({ notices: all, withheld, summary }: BlockOf<'notices'>): Html {
  const printed = all.filter(({ isScriptOnly }) => isScriptOnly !== true);
  const leftOut = all.length - printed.length;
  return html`${summary === undefined ? '' : html`<p>${summary.sentences.join(' ')}${summary.isReworded ? html` <span class="meta">${REWORDED}</span>` : ''}</p>`}${printed.map(card)}${leftOut > 0 ? html`<p class="warning left-out">${leftOut} more on screen only: the words are for the call</p>` : ''}${withheld === undefined ? '' : html`<p><span class="class">GROW</span> ${withheld}</p>`}`;
}

function card(notice: Notice): Html {
  const all = notice.reasons ?? [];
  const masked = all.filter(({ value }) => !isPrintable(value)).map(({ value }) => value.text);
  const quoted = (text: string) => masked.reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
  const why = all
    .filter(({ value }) => isPrintable(value))
    .map(({ label, value }) => `${label}: ${valueText(value)}`)
    .join(', ');
  const rule = notice.rule && `Rule ${notice.rule.id}, version ${notice.rule.version}`;
  return html`<div class="card ${notice.class}">
<p><span class="class">${classWord(notice)}</span> ${quoted(notice.title)}${notice.badge === undefined ? '' : ` (${notice.badge})`}</p>
${notice.say === undefined ? '' : html`<blockquote>${quoted(notice.say)}</blockquote>`}
${notice.do === undefined ? '' : html`<p>Do: ${quoted(notice.do)}</p>`}
${notice.detail === undefined ? '' : html`<p>${quoted(notice.detail)}</p>`}
${why === '' ? '' : html`<p class="meta">${why}</p>`}
${rule === undefined ? '' : html`<p class="meta">${rule}</p>`}
${sourceLine(notice.source)}
</div>`;
}

/** Quiet lines of what is not known say so in place of their class, as on screen. */
function classWord({ class: own, isUnknown }: Notice): string {
  return isUnknown === true && own !== 'STOP' && own !== 'CARE' ? 'NO DATA' : own;
}
