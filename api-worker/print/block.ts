import { html } from 'hono/html';
import type { Block, BlockOf } from '../contract/blocks.ts';
import type { Source, Value } from '../contract/values.ts';
import { notices } from './notices.ts';

export type Html = ReturnType<typeof html>;

/** One block on paper. Masked values stay on the screen: what is printed lies about. */
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
      return html`<ul>${block.facts.filter(({ value }) => isPrintable(value)).map(({ label, value }) => html`<li>${label}: ${value.text}</li>`)}</ul>`;
    case 'tree':
      return tree(block);
    default:
      return html`<ul>${block.lines.map((line) => html`<li>${line}</li>`)}</ul>`;
  }
}

function metrics({ metrics: all }: BlockOf<'metrics'>): Html {
  const rows = all
    .filter(({ value }) => isPrintable(value))
    .map(({ label, value, state, detail, delta, source }) => {
      const change = delta && `${delta.direction === 'flat' ? '' : `${delta.direction} `}${delta.text}`;
      const notes = [detail, change, state === 'STALE' ? 'out of date' : undefined].filter(
        (note) => note !== undefined,
      );
      const age = source === undefined ? '' : `${source.system}, ${source.asOfText}`;
      return html`<tr><td>${label}</td><td class="end">${value.text}</td><td>${notes.join(', ')}</td><td class="meta">${age}</td></tr>`;
    });
  return html`<table>${rows}</table>`;
}

function breakdown({ rows, total }: BlockOf<'breakdown'>): Html {
  const lines = rows
    .filter(({ value }) => isPrintable(value))
    .map(
      ({ label, value, detail }) =>
        html`<tr><td>${label}</td><td class="end">${value.text}</td><td>${detail ?? ''}</td></tr>`,
    );
  const sum =
    total === undefined || !isPrintable(total)
      ? ''
      : html`<tr><th>Total</th><th class="end">${total.text}</th><td></td></tr>`;
  return html`<table>${lines}${sum}</table>`;
}

function table({ columns, rows }: BlockOf<'table'>): Html {
  const side = (place: number) => (columns[place]?.align === 'end' ? 'end' : 'start');
  const head = columns.map(({ label }, place) => html`<th class="${side(place)}">${label}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr>${row.map((cell, place) => html`<td class="${side(place)}">${isPrintable(cell) ? cell.text : ''}</td>`)}</tr>`,
  );
  return html`<table><tr>${head}</tr>${body}</table>`;
}

function tree({ nodes, moreCount }: BlockOf<'tree'>): Html {
  const rows = nodes
    .filter(({ name }) => isPrintable(name))
    .map((node) => {
      const marks = [node.relation, node.status === 'none' ? undefined : node.status].filter(
        (mark) => mark !== undefined,
      );
      return html`<tr><td>${'\u2003'.repeat(node.depth)}${node.name.text}</td><td>${marks.join(', ')}</td></tr>`;
    });
  return html`<table>${rows}</table>${moreCount > 0 ? html`<p>and ${moreCount} more</p>` : ''}`;
}

function sourceLine(source: Source | undefined): Html | '' {
  if (source === undefined) return '';
  return html`<p class="meta">${source.system}, ${source.asOfText}${source.isStale ? ', out of date' : ''}</p>`;
}

function isPrintable(value: Value): boolean {
  return value.masked !== true;
}
