import { html } from 'hono/html';
import type { Block, BlockOf } from '../contract/blocks.ts';
import { steps, timeline, trend } from './events.ts';
import { metrics } from './metrics.ts';
import { notices } from './notices.ts';
import { tree } from './tree.ts';
import type { Html } from './value.ts';
import { isPrintable, sourceLine, valueText } from './value.ts';

/** One block on paper: all the panel can unfold of it, less masked values and script-only cards. */
export function printBlock(block: Block): Html {
  const title = block.title === undefined ? '' : html`<h3>${block.title}</h3>`;
  return html`${title}${content(block)}${sourceLine(block.source)}`;
}

function content(block: Block): Html {
  switch (block.kind) {
    case 'notices':
      return notices(block);
    case 'metrics':
      return metrics(block);
    case 'breakdown':
      return breakdown(block);
    case 'table':
      return table(block);
    case 'facts':
      return html`<ul>${block.facts.filter(({ value }) => isPrintable(value)).map(({ label, value }) => html`<li>${label}: ${valueText(value)}</li>`)}</ul>`;
    case 'tree':
      return tree(block);
    case 'trend':
      return trend(block);
    case 'steps':
      return steps(block);
    case 'timeline':
      return timeline(block);
  }
}

function breakdown({ rows, total }: BlockOf<'breakdown'>): Html {
  const lines = rows
    .filter(({ value }) => isPrintable(value))
    .map(
      ({ label, value, detail }) =>
        html`<tr><td>${label}</td><td class="end">${valueText(value)}</td><td>${detail ?? ''}</td></tr>`,
    );
  const sum =
    total === undefined || !isPrintable(total)
      ? ''
      : html`<tr><th>Total</th><th class="end">${valueText(total)}</th><td></td></tr>`;
  return html`<table>${lines}${sum}</table>`;
}

function table({ columns, rows }: BlockOf<'table'>): Html {
  const side = (place: number) => (columns[place]?.align === 'end' ? 'end' : 'start');
  const head = columns.map(({ label }, place) => html`<th class="${side(place)}">${label}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, place) => html`<td class="${side(place)}">${isPrintable(cell) ? valueText(cell) : ''}</td>`)}</tr>`,
  );
  return html`<table class="grid"><tr>${head}</tr>${body}</table>`;
}
