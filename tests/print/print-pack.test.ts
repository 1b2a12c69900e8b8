import { describe, expect, test } from 'vitest';
import type { Block } from '../../api-worker/contract/blocks.ts';
import type { Pack } from '../../api-worker/contract/frames.ts';
import { lined } from '../../api-worker/prep-pack/format/lines.ts';
import type { Printing } from '../../api-worker/print/print-pack.ts';
import { printPack as printPackAt } from '../../api-worker/print/print-pack.ts';
import { IDENTITY, packOf } from './pack-of.ts';

const CALL: Printing = { atMs: Date.parse('2026-11-18T23:45:30Z'), conversationId: 'c-1' };
const printPack = (pack: Pack, printing = CALL) => printPackAt(pack, printing);

const notice = {
  id: '1',
  class: 'STOP',
  severity: 'critical',
  title: 'Payments out blocked',
  say: 'I cannot discuss this.',
} as const;

describe('a printed pack', () => {
  const page = printPack(packOf([]));

  test('is one whole page under a neutral title, with a language and A4 paper', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/u);
    expect(page).toContain('<title>Prep pack</title>');
    expect(page).toContain('size: A4');
    expect(page).not.toMatch(/<script|<link|src=|https?:/u);
  });

  test('escapes everything that comes from data', () => {
    expect(page).toContain('Harbour &lt;b&gt;Crest&lt;/b&gt; Ltd');
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const blocks: Block[] = [
      lined({
        kind: 'notices',
        place: 'first',
        notices: [
          {
            ...notice,
            title: evil,
            say: evil,
            do: evil,
            detail: evil,
            reasons: [{ label: evil, value: { text: evil } }],
          },
        ],
      }),
      lined({
        kind: 'metrics',
        place: 'first',
        metrics: [{ code: 'A', label: evil, value: { text: evil }, state: 'OK', detail: evil }],
      }),
      lined({
        kind: 'table',
        place: 'body',
        title: evil,
        columns: [{ id: 'a', label: evil, align: 'start' }],
        rows: [[{ text: evil }]],
      }),
      lined({
        kind: 'breakdown',
        place: 'body',
        rows: [{ label: evil, value: { text: evil }, share: 1, detail: evil }],
      }),
      lined({ kind: 'timeline', place: 'body', events: [{ title: evil, mark: 'none', tone: 'neutral' }] }),
      lined({ kind: 'facts', place: 'body', facts: [{ label: evil, value: { text: evil } }] }),
    ];
    expect(printPack(packOf(blocks))).not.toContain('<img');
  });

  test('lets no name turn the line around that says what its owner may not', () => {
    const caller = {
      state: 'known' as const,
      name: 'Eve \u202eregnuoy\u2066\u0007',
      role: 'director',
      may: [],
      mayNot: ['lending'],
    };
    const page = printPack(packOf([], { identity: { ...IDENTITY, caller } }));
    expect(page).toContain('<p>Eve regnuoy speaks as director</p>');
    expect(page).toContain('<p>may not: lending</p>');
    expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    expect(page).toContain('海港');
  });

  test('carries names in both scripts and who speaks', () => {
    expect(page).toContain('<span lang="zh-Hant">海港</span>');
    expect(page).toContain('<p>Lau Wing Sze speaks as director</p>\n<p>may: payments</p><p>may not: lending</p>');
  });
});

describe('what stays on the screen', () => {
  test('script-only cards: their words, title and reasons', () => {
    const page = printPack(
      packOf([lined({ kind: 'notices', place: 'first', notices: [{ ...notice, isScriptOnly: true }] })]),
    );
    expect(page).not.toMatch(/I cannot discuss|Payments out blocked/u);
    expect(page).toContain('1 more on screen only');
  });

  test('masked values of every kind of block', () => {
    const masked = { text: '••4821', masked: true };
    const page = printPack(
      packOf([
        lined({
          kind: 'notices',
          place: 'first',
          notices: [{ ...notice, say: 'It is ••4821.', reasons: [{ label: 'Account', value: masked }] }],
        }),
        lined({
          kind: 'metrics',
          place: 'first',
          metrics: [{ code: 'A', label: 'Account', value: masked, state: 'OK' }],
        }),
        lined({ kind: 'facts', place: 'body', facts: [{ label: 'Account', value: masked }] }),
        lined({
          kind: 'table',
          place: 'body',
          columns: [{ id: 'a', label: 'Kind', align: 'start' }],
          rows: [[masked]],
        }),
        lined({
          kind: 'breakdown',
          place: 'body',
          rows: [{ label: 'Account', value: masked, share: 1 }],
          total: masked,
        }),
        lined({
          kind: 'tree',
          place: 'body',
          moreCount: 0,
          nodes: [
            {
              depth: 0,
              name: masked,
              relation: 'Account',
              status: 'none',
              mayDiscuss: null,
              isCustomer: false,
              isCaller: false,
              isOnCallerPath: false,
            },
          ],
        }),
      ]),
    );
    expect(page).not.toMatch(/4821|Account/u);
  });

  test('a masked name', () => {
    const identity = {
      ...IDENTITY,
      level: 'claimed' as const,
      customer: { ...IDENTITY.customer, name: 'H•••• Ltd', isMasked: true },
    };
    const page = printPack(packOf([], { identity }));
    expect(page).not.toMatch(/H••••|海港/u);
    expect(page).toContain('Customer not verified');
  });
});

describe('what is not known', () => {
  test('a failed section is unknown, not none', () => {
    const page = printPack(packOf([], { frame: { status: 'failed', code: 'timeout' }, complete: false }));
    expect(page).toContain('Could not be read (timeout): unknown, not none.');
    expect(page).toContain('Incomplete');
  });

  test('a section that never came is said to be missing', () => {
    const pack = packOf([]);
    expect(printPack({ ...pack, sections: pack.sections.slice(1) })).toContain('Not read: unknown, not none.');
  });

  test('a held section says what it waits for, an empty one what it says itself', () => {
    expect(printPack(packOf([], { frame: { status: 'held', code: 'held_claimed' } }))).toContain(
      'Held until the customer is verified.',
    );
    expect(printPack(packOf([]))).toContain('No key figures on file');
  });

  test('without a customer there is a page and no name', () => {
    const page = printPack(packOf([], { identity: { state: 'unidentified', text: 'No customer is identified.' } }));
    expect(page).toContain('<h1>Prep pack</h1><p>No customer is identified.</p>');
  });
});
