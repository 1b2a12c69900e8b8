import { screen, within } from '@solidjs/testing-library';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AnyBlock } from '../../components/blocks/block-view.tsx';
import { BlockView } from '../../components/blocks/block-view.tsx';
import { BLOCKS } from '../../components/blocks/index.ts';
import type { TreeNode } from '../../components/blocks/tree-outline.ts';
import { trendSentence } from '../../components/blocks/trend.tsx';
import {
  node,
  northgateBreakdown,
  northgateComplaints,
  northgateJourney,
  northgateNetwork,
  northgateTransactions,
  northgateTrend,
} from './fixtures/northgate-body.ts';
import { masked, plain } from './fixtures/values.ts';
import { draw } from './rendered.tsx';

function drawBlock(block: AnyBlock) {
  return draw(() => <BlockView block={block} />);
}

describe('the list of blocks', () => {
  it('has a component for every kind of the contract and no other', () => {
    expect(Object.keys(BLOCKS).sort()).toEqual(
      ['breakdown', 'facts', 'metrics', 'notices', 'steps', 'table', 'timeline', 'tree', 'trend'].sort(),
    );
  });

  it('shows the plain lines of a kind it does not know and asks for an update', () => {
    drawBlock({ kind: 'plain', place: 'body', lines: ['Carbon: 4 t', 'Trend: down'] });
    expect(screen.getByText('Carbon: 4 t')).toBeTruthy();
    expect(screen.getByText('Trend: down')).toBeTruthy();
    expect(screen.getByText(/too old to draw this part/u)).toBeTruthy();
  });

  it('takes a kind named like a property of every object for unknown', () => {
    // @ts-expect-error a newer worker may name a kind anything
    drawBlock({ kind: 'constructor', place: 'body', lines: ['plain line'] });
    expect(screen.getByText('plain line')).toBeTruthy();
  });
});

describe('a breakdown block', () => {
  it('gives every part with its figure, and the total', () => {
    drawBlock(northgateBreakdown);
    const parts = within(screen.getByRole('list', { name: 'Parts' })).getAllByRole('listitem');
    expect(parts.map((part) => part.textContent)).toEqual(['Lending£61.2k', 'Payments£16.4k', 'Cards£8.8k']);
    expect(screen.getByText('Total').parentElement?.textContent).toContain('£86.4k');
  });

  it('keeps the exact figure as a tooltip', () => {
    drawBlock(northgateBreakdown);
    expect(screen.getByTitle('£61,204.10').textContent).toBe('£61.2k');
  });
});

describe('a trend block', () => {
  it('says the newest figure of every line in one sentence', () => {
    expect(trendSentence(northgateTrend)).toBe(
      'Revenue, twelve months: This year £6.8k in Oct 2026; Last year £10.4k in Oct 2026; Budget £11.0k in Oct 2026',
    );
  });

  it('gives all numbers as a table', () => {
    const { container } = drawBlock(northgateTrend);
    const rows = container.querySelectorAll('tbody tr');
    expect(rows).toHaveLength(12);
    expect(rows[0]?.textContent).toBe('Nov 2025£8.6k£9.4k£10.0k');
  });
});

describe('a steps block', () => {
  it('names the present stage, what comes next and who is waited for', () => {
    drawBlock(northgateJourney);
    expect(screen.getByText('Documents requested', { selector: 'b' }).parentElement?.textContent).toContain('3 of 5');
    expect(screen.getByText('Next: Send certified accounts by secure upload')).toBeTruthy();
    expect(screen.getByText('Waiting on the customer since 2 Nov')).toBeTruthy();
    expect(within(screen.getByRole('list', { name: 'Stages' })).getByText('Review: to do')).toBeTruthy();
  });
});

describe('a timeline block', () => {
  it('draws the clock of a complaint with its words', () => {
    drawBlock(northgateComplaints);
    expect(screen.getByRole('img', { name: '6 of 15 business days left' })).toBeTruthy();
    expect(screen.getByText('CMP-20419 Delayed payment')).toBeTruthy();
  });

  it('marks a contact by people, not by a telephone: it may have been a meeting', () => {
    const meeting = { title: 'Meeting, relationship review', mark: 'contact' as const, tone: 'neutral' as const };
    const { container } = drawBlock({ kind: 'timeline', place: 'body', lines: [], events: [meeting] });
    expect(container.querySelector('.event-mark .lucide-users-round')).not.toBeNull();
    expect(container.querySelector('.lucide-phone')).toBeNull();
  });
});

describe('a table block', () => {
  it('has column headers and marks a masked cell', () => {
    const [table] = northgateTransactions;
    if (!table) throw new Error('no table');
    drawBlock(table);
    expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
      'Day',
      'Counterparty',
      'Amount',
    ]);
    expect(screen.getByText('•••• 4417').closest('.value-masked')?.textContent).toContain('masked');
  });
});

describe('a facts block', () => {
  it('pairs every label with its value and never shows the exact form of a masked one', () => {
    drawBlock({
      kind: 'facts',
      place: 'body',
      lines: [],
      facts: [
        { label: 'Account', value: { ...masked('•• 11'), raw: '0011' } },
        { label: 'Opened', value: plain('2009') },
      ],
    });
    expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['Account', 'Opened']);
    expect(screen.queryByTitle('0011')).toBeNull();
  });
});

describe('a tree block', () => {
  it('is a tree with levels, the customer marked and the capped parties counted', () => {
    drawBlock(northgateNetwork);
    const items = screen.getAllByRole('treeitem');
    expect(items.map((item) => item.getAttribute('aria-level'))).toEqual(['1', '2', '3', '2', '3']);
    expect(items[1]?.getAttribute('aria-current')).toBe('true');
    expect(screen.getByText('and 112 more not shown')).toBeTruthy();
  });

  it('opens a large group at the customer, and says what trouble a folded branch holds', async () => {
    const user = userEvent.setup();
    const branch = (name: string, status: TreeNode['status']) => [
      node(1, `${name} Foods Ltd`, 'subsidiary'),
      ...Array.from({ length: 8 }, (_, at) => node(2, `${name} ${at}`, 'subsidiary', at === 3 ? { status } : {})),
    ];
    const nodes = [
      node(0, 'Aldermoor Group plc', 'this customer', { isCustomer: true, isOnCallerPath: true }),
      node(1, 'Graham Sutcliffe', 'signatory, caller', { isCaller: true, isOnCallerPath: true }),
      ...branch('North', 'restriction'),
      ...branch('South', 'none'),
    ];
    drawBlock({ kind: 'tree', place: 'body', lines: [], nodes, moreCount: 0 });
    expect(screen.getAllByRole('treeitem')).toHaveLength(4);
    expect(screen.getByText('8 below, 1 restricted')).toBeTruthy();
    expect(screen.getByText('8 below')).toBeTruthy();
    await user.click(screen.getByText('North Foods Ltd'));
    expect(screen.getAllByRole('treeitem')).toHaveLength(12);
    expect(screen.queryByText('8 below, 1 restricted')).toBeNull();
  });

  it('says in words what a status and a right to discuss look like', () => {
    drawBlock(northgateNetwork);
    const [parent, customer] = screen.getAllByRole('treeitem');
    expect(parent?.textContent).toContain('status not known');
    expect(parent?.textContent).toContain('not to be discussed');
    expect(customer?.textContent).toContain('restriction in force');
    expect(customer?.textContent).toContain('may be discussed');
  });

  it('moves, folds and unfolds by arrow keys', async () => {
    const user = userEvent.setup();
    drawBlock(northgateNetwork);
    screen.getAllByRole('treeitem')[0]?.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Northgate Builders Ltd');
    await user.keyboard('{ArrowLeft}');
    expect(screen.queryByText('Priya Raman')).toBeNull();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByText('Priya Raman')).toBeTruthy();
    await user.keyboard('{End}');
    expect(document.activeElement?.textContent).toContain('Owen Marsh');
  });
});
