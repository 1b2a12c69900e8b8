import { html } from 'hono/html';
import type { BlockOf } from '../contract/blocks.ts';
import type { Html } from './value.ts';
import { isPrintable, valueText } from './value.ts';

const STATE_WORDS = { done: 'done', current: 'now', todo: 'to do' };

/** A journey on paper: every stage with what became of it, then what it waits for and until when. */
export function steps({ steps: all, waitingOn, next, due }: BlockOf<'steps'>): Html {
  const current = all.findIndex(({ state }) => state === 'current');
  const now = all[current];
  const stages = all.map(
    ({ label, state, detail }) =>
      html`<li>${label}: ${STATE_WORDS[state]}${detail === undefined ? '' : ` · ${detail}`}</li>`,
  );
  const place = now === undefined ? 'Complete' : `${now.label}, ${progress(all.length, current + 1, now.detail)}`;
  const until = due !== undefined && isPrintable(due) ? ` · due ${valueText(due)}` : '';
  const after = next === undefined ? '' : html`<p>Next: ${next}</p>`;
  const waiting = waitingOn === undefined ? '' : html`<p>${waitingOn}</p>`;
  return html`<ul>${stages}</ul><p>${place}${until}</p>${after}${waiting}`;
}

/** Where the stage itself says how far it is, that is not counted again. */
function progress(count: number, position: number, detail: string | undefined): string {
  const counted = `${position} of ${count}`;
  if (!detail) return counted;
  return / of \d/u.test(detail) ? detail : `${counted} · ${detail}`;
}

export function timeline({ events }: BlockOf<'timeline'>): Html {
  const rows = events.map(({ atText, title, detail, clock }) => {
    const parts = [atText, title, detail, clock && `${clock.text}: ${clock.label}`];
    return html`<li>${parts.filter((part) => part !== undefined).join(' · ')}</li>`;
  });
  return html`<ul>${rows}</ul>`;
}

/** A curve on paper is its figures, month by month. */
export function trend({ xTexts, series }: BlockOf<'trend'>): Html {
  const head = series.map(({ label }) => html`<th class="end">${label}</th>`);
  const rows = xTexts.map(
    (month, at) =>
      html`<tr><td>${month}</td>${series.map(({ texts }) => html`<td class="end">${texts[at] || '–'}</td>`)}</tr>`,
  );
  return html`<table class="grid"><tr><th>Month</th>${head}</tr>${rows}</table>`;
}
