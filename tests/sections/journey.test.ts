import { describe, expect, test } from 'vitest';
import { journey } from '../../api-worker/prep-pack/sections/journey.ts';
import { answer, blocksOf, firstOf } from './answer.ts';
import { CHANGE, CONTACT, PROMISE, STAGE } from './journey-rows.ts';

const since = (...changes: Record<string, unknown>[]) => {
  const [block] = answer(journey, [CONTACT, ...changes]).blocks;
  if (block?.kind !== 'timeline') throw new Error('no timeline first');
  return block;
};
const figure = (code: string, before_num: string, after_num: string) => ({
  ...CHANGE,
  record_key: `change:${code}`,
  change_kind: 'figure_changed',
  code,
  before_num,
  after_num,
});

describe('since the last contact', () => {
  test.each([
    [{}, 'Complaint opened, CMP-20419', 'added'],
    [{ change_kind: 'restriction_applied', code: 'LOST_CARD' }, 'Restriction: Lost card', 'added'],
    [{ change_kind: 'restriction_lifted', code: 'LOST_CARD' }, 'Restriction lifted: Lost card', 'done'],
    [{ change_kind: 'stage_moved', code: 'KYC_REFRESH', name: 'Decision' }, 'KYC refresh moved to “Decision”', 'moved'],
    [
      { change_kind: 'officer_joined', code: 'DIRECTOR_OF', name: 'Priya Raman' },
      'Director added: Priya Raman',
      'added',
    ],
    [
      { change_kind: 'officer_left', code: 'AUTHORISED_SIGNATORY_OF', name: 'Tom Ash' },
      'Signatory removed: Tom Ash',
      'moved',
    ],
  ])('%j', (change, title, mark) => {
    expect(since({ ...CHANGE, ...change }).events).toMatchObject([{ title, mark }]);
  });

  test('figures are news from ten per cent or ten points', () => {
    expect(since(figure('DEP_AVG30', '597000', '412000')).events).toMatchObject([
      { title: 'Average deposits −31%, to £412k', mark: 'down', tone: 'stop' },
    ]);
    expect(since(figure('UTL', '70', '80')).events).toMatchObject([
      { title: 'Limit used +10 points, to 80%', tone: 'stop' },
    ]);
    expect(since(figure('UTL', '70', '79.9')).events).toMatchObject([{ title: 'Nothing has changed' }]);
    expect(since(figure('DEP_AVG30', '100', '90.1')).events).toMatchObject([{ title: 'Nothing has changed' }]);
  });

  test('shows three at most, the gravest first, and says how many more', () => {
    const kinds = ['officer_joined', 'stage_moved', 'complaint_opened', 'restriction_lifted', 'restriction_applied'];
    const { title, events } = since(
      ...kinds.map((change_kind, at) => ({ ...CHANGE, change_kind, record_key: `change:${at}` })),
    );
    expect(title).toBe('Since last contact, 12 Oct (2 more changes)');
    expect(events.map((event) => event.title.split(':')[0]?.split(',')[0])).toEqual([
      'Restriction',
      'Complaint opened',
      'Restriction lifted',
    ]);
  });

  test('stands above the fold and answers even when nothing changed', () => {
    expect(since()).toMatchObject({ place: 'first', events: [{ title: 'Nothing has changed' }] });
  });

  test('a customer nobody spoke with has no "since"', () => {
    const { content, blocks } = answer(journey, []);
    expect(content).toMatchObject({ status: 'empty', text: 'No journeys or contacts on file, as of 10:43' });
    expect(blocks).toMatchObject([{ kind: 'timeline', lines: ['No earlier contact on file'] }]);
  });
});

describe('a journey', () => {
  const steps = (...rows: Record<string, unknown>[]) => blocksOf(answer(journey, rows).blocks, 'steps');
  const passed = {
    ...STAGE,
    record_key: 'stage:0',
    stage_order: '1',
    stage_name: 'Customer notified',
    is_current: false,
  };

  test('shows stages passed, the current one and those ahead', () => {
    expect(steps(passed, STAGE)).toMatchObject([
      {
        title: 'KYC refresh',
        steps: [
          { label: 'Customer notified', state: 'done' },
          { label: 'Documents requested', state: 'current', detail: '2 of 4' },
          { label: 'Stage 3', state: 'todo' },
          { label: 'Stage 4', state: 'todo' },
        ],
        waitingOn: 'Waiting on the customer',
        next: 'Certified accounts.',
        due: { text: 'Fri 4 Dec' },
      },
    ]);
  });

  test('is amber when due within 14 days and red when overdue', () => {
    const due = (due_date: string) => steps({ ...STAGE, due_date })[0]?.due;
    expect(due('2026-12-02')).not.toHaveProperty('tone');
    expect(due('2026-12-01')).toMatchObject({ tone: 'care' });
    expect(due('2026-11-18')).toMatchObject({ tone: 'care' });
    expect(due('2026-11-17')).toMatchObject({ text: 'Tue 17 Nov, overdue', tone: 'stop' });
  });

  test('is gone once completed', () => {
    expect(steps({ ...STAGE, status: 'COMPLETED' })).toEqual([]);
  });

  test('paused by the bank waits on nobody', () => {
    expect(steps({ ...STAGE, status: 'ON_HOLD' })[0]?.waitingOn).toBe('Paused by the bank');
  });

  test('without reviewed words says no next step', () => {
    expect(steps({ ...STAGE, next_step: null })[0]?.next).toBeUndefined();
  });

  test('the nearest due date comes first', () => {
    const later = { ...STAGE, journey_id: 'jny_2', journey_type: 'EXIT', due_date: null };
    expect(steps(later, STAGE).map(({ title }) => title)).toEqual(['KYC refresh', 'Account exit']);
  });
});

describe('contacts and promises', () => {
  const timelines = (...rows: Record<string, unknown>[]) =>
    blocksOf(answer(journey, rows).blocks, 'timeline').filter(({ place }) => place === 'body');

  test('say channel, subject, outcome and team', () => {
    expect(timelines(CONTACT)[0]?.events).toMatchObject([
      {
        atText: '12 Oct',
        title: 'Call, limit review',
        detail: 'from the customer · follow up · Lending Desk',
        mark: 'contact',
      },
    ]);
  });

  test.each([
    [{}, 'Not kept, due Fri 13 Nov · Lending Desk', 'broken'],
    [{ promise_due_date: '2026-11-18' }, 'Due Wed 18 Nov · Lending Desk', 'none'],
    [{ promise_kept_at: '2026-11-12T09:00:00.000Z' }, 'Kept 12 Nov · Lending Desk', 'done'],
  ])('a promise %j', (promise, detail, mark) => {
    expect(timelines({ ...PROMISE, ...promise })[0]).toMatchObject({
      title: 'Promises',
      events: [{ title: '“Call back with the date.”', detail, mark }],
    });
  });

  test('a promise nobody reviewed keeps its words to itself', () => {
    expect(timelines({ ...PROMISE, promise_text: null })[0]?.events[0]?.title).toBe('Promise (words not released)');
  });
});

test('the last meaningful contact is the base, whatever came after', () => {
  const campaign = {
    ...CONTACT,
    record_key: 'contact:9',
    channel: 'MARKETING',
    is_meaningful: false,
    is_last_meaningful: false,
  };
  expect(answer(journey, [campaign, CONTACT]).facts.lastContact?.recordKey).toBe('contact:1');
  expect(firstOf(answer(journey, [campaign, CONTACT]).blocks, 'timeline').title).toBe('Since last contact, 12 Oct');
});
