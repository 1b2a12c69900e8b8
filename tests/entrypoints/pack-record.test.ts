import { describe, expect, test } from 'vitest';
import type { Identity } from '../../api-worker/contract/identity.ts';
import {
  createRecord,
  identityText,
  packOf,
  setPack,
  showIdentity,
  takeTicket,
} from '../../entrypoints/sidepanel/packs/pack-record.ts';
import { identified } from './pack-lines.ts';

const AS_OF = '2026-11-18T10:45:00.000Z';
const frame = (identity: Identity, change: object = {}) => ({
  ...{ type: 'identity' as const, ticketId: 't1', ticket: 'a-ticket', ticketExpiresAt: AS_OF, ms: 1 },
  ...{ identity, sections: [], ...change },
});
const shown = (...frames: ReturnType<typeof frame>[]) => {
  const record = createRecord('a', { conversationId: 'a' });
  for (const each of frames) showIdentity(record, each, AS_OF);
  return record;
};
const isChanged = (...frames: ReturnType<typeof frame>[]) => packOf(shown(...frames))?.isChangedCustomer;

test('a record begins by asking who it is, and knows nothing', () => {
  const origin = { conversationId: 'a' };
  expect(createRecord('key', origin)).toEqual({
    ...{ key: 'key', origin, shownBy: origin, view: { state: 'identifying', conversationId: 'a' }, run: null },
    ...{
      isRefreshing: false,
      isRefreshDue: false,
      failedRefreshCount: 0,
      doubt: null,
      dueSections: [],
      originIdentity: null,
      customerMark: undefined,
      ticket: undefined,
    },
    ticketExpiresAtMs: Number.POSITIVE_INFINITY,
  });
});

describe('an identity', () => {
  test.each([
    ['verified', 'pack'],
    ['asserted', 'held'],
    ['claimed', 'held'],
  ] as const)('that is %s shows a %s', (level, state) => {
    const record = shown(frame(identified('Ada Ltd', level), { customerMark: 'm' }));
    expect(record.view).toMatchObject({ state, pack: { id: 't1', asOf: AS_OF, isChangedCustomer: false } });
    expect(record).toMatchObject({ customerMark: 'm', ticket: 'a-ticket', ticketExpiresAtMs: Date.parse(AS_OF) });
  });

  test.each<[Identity]>([
    [{ state: 'candidates', text: 'shared', candidates: [] }],
    [{ state: 'conflict', text: 'two', claims: [] }],
    [{ state: 'unidentified', text: 'nobody' }],
  ])('that names nobody takes the customer before off the screen: %o', (identity) => {
    const record = shown(
      frame(identified('Ada Ltd')),
      frame(identity, { ticket: undefined, ticketExpiresAt: undefined }),
    );
    expect(record.view).toEqual({ state: identity.state, identity });
    expect(packOf(record)).toBeNull();
    expect([record.ticket, record.ticketExpiresAtMs]).toEqual([undefined, Number.POSITIVE_INFINITY]);
  });

  test('that could not be looked up says so, and why', () => {
    const record = shown(frame({ state: 'look-up-failed', text: 'not now', code: 'timeout' }));
    expect(record.view).toEqual({ state: 'look-up-failed', code: 'timeout', text: 'not now' });
  });
});

describe('another customer than a moment ago', () => {
  const [ada, bob] = [identified('Ada Ltd'), identified('Bob Ltd')];
  const masked = identified('A•••', 'claimed');

  test('is told by the mark, whatever the names', () => {
    expect(isChanged(frame(ada, { customerMark: 'm' }), frame(ada, { customerMark: 'n' }))).toBe(true);
    expect(isChanged(frame(ada, { customerMark: 'm' }), frame(bob, { customerMark: 'm' }))).toBe(false);
  });

  test.each([
    ['neither', {}, {}],
    ['only the first', { customerMark: 'm' }, {}],
  ])('is told by the name where %s carries a mark', (_who, first, second) => {
    expect(isChanged(frame(ada, first), frame(bob, second))).toBe(true);
    expect(isChanged(frame(ada, first), frame(ada, second))).toBe(false);
  });

  test('is not told by a mark that came only now', () => {
    expect(isChanged(frame(ada), frame(ada, { customerMark: 'm' }))).toBe(false);
    expect(isChanged(frame(ada), frame(bob, { customerMark: 'm' }))).toBe(true);
  });

  test('is not told by a masked name beside a full one', () => {
    expect(isChanged(frame(masked), frame(ada))).toBe(false);
    expect(isChanged(frame(ada), frame(masked))).toBe(false);
  });

  test('is nobody’s first customer, nor one after nobody', () => {
    expect(isChanged(frame(ada))).toBe(false);
    expect(isChanged(frame({ state: 'unidentified', text: '' }), frame(ada))).toBe(false);
  });
});

test('what an identity says is the same as long as customer, mark and places are', () => {
  const said = identityText(frame(identified('Ada Ltd')));
  expect(identityText(frame(identified('Ada Ltd'), { ticketId: 't2', ticket: 'another', ms: 7 }))).toBe(said);
  for (const other of [
    frame(identified('Ada Ltd', 'asserted')),
    frame(identified('Ada Ltd'), { customerMark: 'm' }),
    frame(identified('Ada Ltd'), { sections: [{ id: 'kpis', title: '', reservedRows: 1 }] }),
  ]) {
    expect(identityText(other)).not.toBe(said);
  }
});

test('a pack follows its level from held to shown', () => {
  const record = shown(frame(identified('Ada Ltd', 'asserted')));
  const pack = packOf(record);
  if (pack) setPack(record, { ...pack, identity: identified('Ada Ltd') });
  expect(record.view.state).toBe('pack');
});

test('a ticket that does not say when it ends never does, of itself', () => {
  const record = createRecord('a', {});
  takeTicket(record, { ticket: 'another' });
  expect([record.ticket, record.ticketExpiresAtMs]).toEqual(['another', Number.POSITIVE_INFINITY]);
});
