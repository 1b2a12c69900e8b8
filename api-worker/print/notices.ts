import { html } from 'hono/html';
import type { BlockOf, Notice } from '../contract/blocks.ts';
import type { Html } from './block.ts';

const REWORDED = 'Re-worded by a language model from the facts below';

/** Cards on paper. A script-only card is for the call alone: paper says only that one was left out. */
export function notices({ notices: all, withheld, summary }: BlockOf<'notices'>): Html {
  const printed = all.filter(({ isScriptOnly }) => isScriptOnly !== true);
  const leftOut = all.length - printed.length;
  return html`${summary === undefined ? '' : html`<p>${summary.sentences.join(' ')}${summary.isReworded ? html` <span class="meta">${REWORDED}</span>` : ''}</p>`}${printed.map(card)}${leftOut > 0 ? html`<p class="warning">${leftOut} more on screen only: the words are for the call</p>` : ''}${withheld === undefined ? '' : html`<p>${withheld}</p>`}`;
}

function card(notice: Notice): Html {
  const all = notice.reasons ?? [];
  const reasons = all.filter(({ value }) => value.masked !== true);
  const masked = all.filter(({ value }) => value.masked === true).map(({ value }) => value.text);
  const why = reasons.map(({ label, value }) => `${label}: ${value.text}`).join(', ');
  const age = notice.source === undefined ? '' : `${notice.source.system}, ${notice.source.asOfText}`;
  const quoted = (text: string) => masked.reduce((shown, secret) => shown.replaceAll(secret, '…'), text);
  return html`<div class="card ${notice.class}">
<p><span class="class">${notice.class}</span> ${notice.title}${notice.badge === undefined ? '' : ` (${notice.badge})`}</p>
${notice.say === undefined ? '' : html`<blockquote>${quoted(notice.say)}</blockquote>`}
${notice.do === undefined ? '' : html`<p>Do: ${quoted(notice.do)}</p>`}
${notice.detail === undefined ? '' : html`<p>${quoted(notice.detail)}</p>`}
<p class="meta">${[why, age].filter((part) => part !== '').join(' · ')}</p>
</div>`;
}
