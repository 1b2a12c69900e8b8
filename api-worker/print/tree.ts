import { html } from 'hono/html';
import type { BlockOf } from '../contract/blocks.ts';
import type { Html } from './value.ts';
import { isPrintable, valueText } from './value.ts';

type Node = BlockOf<'tree'>['nodes'][number];

const STATUS_WORDS: Record<Node['status'], string> = {
  none: '',
  restriction: 'restriction in force',
  complaint: 'open complaint',
  unknown: 'status not known',
};

/** The network on paper: who, tied how, in what trouble, and whether the caller may hear of it. */
export function tree({ nodes, moreCount }: BlockOf<'tree'>): Html {
  const rows = nodes.filter(({ name }) => isPrintable(name)).map(row);
  return html`<table>${rows}</table>${moreCount > 0 ? html`<p>and ${moreCount} more not shown</p>` : ''}`;
}

function row(node: Node): Html {
  const marks = [relation(node), STATUS_WORDS[node.status], discussion(node)].filter((mark) => mark !== '');
  return html`<tr><td>${'\u2003'.repeat(node.depth)}${valueText(node.name)}</td><td>${marks.join(', ')}</td></tr>`;
}

function relation({ isCustomer, isCaller, relation: tie }: Node): string {
  if (isCustomer) return 'this customer';
  return isCaller && !tie.endsWith('caller') ? `${tie}, caller` : tie;
}

function discussion({ mayDiscuss }: Node): string {
  if (mayDiscuss === null) return '';
  return mayDiscuss ? 'may be discussed' : 'not to be discussed';
}
