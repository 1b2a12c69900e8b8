import { describe, expect, test } from 'vitest';
import { recordIdsOf } from '../../api-worker/feedback/insight-handle.ts';
import { sealHit } from '../../api-worker/search/search-handle.ts';
import { AS_OF, identityOf, repOf } from '../prep-pack/desk.ts';
import { repWith, SEARCHER } from '../search/bench.ts';
import { openFeedbackDesk } from './bench.ts';
import { feedbackHandles, noticesOf } from './handles.ts';

const SIGNED = { customerId: 'A' };

describe('a pack that is shown', () => {
  test('carries a handle on each card a rule has drawn, and on no other', async () => {
    const { desk } = openFeedbackDesk();
    const frames = await desk.pack({ conversationId: await desk.ringSigned(SIGNED) });
    expect(noticesOf(frames).map(({ id, feedback }) => [id, typeof feedback])).toEqual([
      ['I05:journey-1', 'string'],
      ['I07:CARD', 'string'],
      ['unknown:network', 'undefined'],
      ['I14', 'string'],
    ]);
  });

  test('binds it to rep, customer, conversation, rule and records, for as long as a call may last', async () => {
    const { desk, seals } = openFeedbackDesk();
    const conversationId = await desk.ringSigned(SIGNED);
    const frames = await desk.pack({ conversationId });
    const [handle = ''] = feedbackHandles(frames);
    const { claims, expiresAtEpochS } = await seals.open('insight', handle);
    expect(claims).toEqual({
      ...{ repId: 'rep-1', customerId: 'A', conversationId, policyVersion: 'v1' },
      ...{ insightId: expect.stringMatching(/^[\w-]{22}$/u), ruleId: 'I05', ruleVersion: 2 },
      recordIds: ['journey-1'],
    });
    expect(expiresAtEpochS * 1000).toBe(Date.parse(AS_OF) + 86_400_000);
  });

  test('ends it with the ticket where there is no call', async () => {
    const { desk, seals } = openFeedbackDesk();
    const hit = await sealHit(seals, { repId: 'rep-1', customerId: 'A' });
    const frames = await desk.pack({ handle: hit, reason: 'complaint-work' }, SEARCHER);
    const [handle = ''] = feedbackHandles(frames);
    const { claims, expiresAtEpochS } = await seals.open('insight', handle);
    expect(claims).toMatchObject({ customerId: 'A', conversationId: null });
    expect(new Date(expiresAtEpochS * 1000).toISOString()).toBe(identityOf(frames).ticketExpiresAt);
  });

  test('tells each showing once, however often the pack is asked for, and without the rep', async () => {
    const { desk, shown } = openFeedbackDesk();
    const conversationId = await desk.ringSigned(SIGNED);
    for (let count = 0; count < 3; count += 1) await desk.pack({ conversationId });
    expect(shown).toHaveLength(3);
    expect(shown[0]).toEqual({
      ...{ customerId: 'A', conversationId, insightId: expect.any(String), ruleId: 'I05', ruleVersion: 2 },
      ...{ market: 'GB', segment: expect.any(String), atMs: Date.parse(AS_OF) },
    });
    expect(JSON.stringify(shown)).not.toContain('rep-1');
  });

  test('is another showing in another conversation, and for another rep', async () => {
    const { desk, shown } = openFeedbackDesk();
    const conversationId = await desk.ringSigned(SIGNED);
    await desk.pack({ conversationId });
    await desk.pack({ conversationId: await desk.ringSigned(SIGNED) });
    const other = { ...repWith(['rep']), ...repOf('rep-2') };
    desk.ring({ conversationId, statements: [await desk.sign(conversationId, SIGNED)] }, other);
    await desk.pack({ conversationId }, other);
    expect(new Set(shown.map(({ insightId }) => insightId)).size).toBe(9);
  });
});

test.each([['asserted'], ['claimed']] as const)(
  'a pack that is held (%s) carries none and tells none',
  async (level) => {
    const { desk, shown } = openFeedbackDesk();
    const conversationId =
      level === 'claimed'
        ? desk.ring({ claims: [{ type: 'BCIN', value: 'B-1', of: 'customer', from: 'BCIN attribute' }] })
        : await desk.ringSigned({ ...SIGNED, level });
    expect(feedbackHandles(await desk.pack({ conversationId }))).toEqual([]);
    expect(shown).toEqual([]);
  },
);

test.each([
  [{ id: 'inhibit-7', rule: { id: 'I01', version: 1 } }, ['inhibit-7']],
  [{ id: 'I10:complaint-3', rule: { id: 'I10', version: 1 } }, ['complaint-3']],
  [{ id: 'I14', rule: { id: 'I14', version: 2 } }, []],
  [{ id: 'I07:CARD', rule: { id: 'I07', version: 2 } }, []],
  [{ id: 'unknown:journey' }, []],
])('the records behind %j are %j', (notice, expected) => {
  expect(recordIdsOf(notice)).toEqual(expected);
});
