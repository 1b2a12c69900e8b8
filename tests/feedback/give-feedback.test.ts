import { describe, expect, test } from 'vitest';
import { feedbackRequest } from '../../api-worker/contract/feedback.ts';
import type { InsightClaims } from '../../api-worker/feedback/insight-handle.ts';
import { sealInsight } from '../../api-worker/feedback/insight-handle.ts';
import { AS_OF, refusalOf, repOf } from '../prep-pack/desk.ts';
import { openFeedbackDesk } from './bench.ts';
import { feedbackHandles } from './handles.ts';

/** A desk with a card on screen. */
async function withCard(options = {}) {
  const bench = openFeedbackDesk(options);
  const conversationId = await bench.desk.ringSigned({ customerId: 'A' });
  const [handle = ''] = feedbackHandles(await bench.desk.pack({ conversationId }));
  bench.desk.audit.length = 0;
  return {
    ...{ ...bench, conversationId, handle },
    /** A handle like the card's, with single claims changed. */
    sealed: async (change: Partial<InsightClaims>, lifeS = 60) => {
      const claims: InsightClaims = {
        ...{ repId: 'rep-1', customerId: 'A', conversationId, insightId: 'n1', ruleId: 'I05', ruleVersion: 2 },
        ...{ recordIds: [], policyVersion: 'v1', ...change },
      };
      return await sealInsight(bench.seals, claims, lifeS);
    },
    heard: () => bench.desk.audit.map(({ type, result }) => `${type} ${result}`),
  };
}

describe('a word on a card', () => {
  test('is kept with rule, customer and records, and without the rep', async () => {
    const { give, handle, kept, conversationId, shown } = await withCard();
    await give({ handle, verdict: 'wrong', reason: 'already-done' });
    expect(kept).toEqual([
      {
        insertId: expect.any(String),
        json: {
          feedback_id: kept[0]?.insertId,
          ...{ feedback_at: '2026-11-18T10:45:00.000Z', feedback_date: '2026-11-18' },
          ...{ insight_id: shown[0]?.insightId, rule_id: 'I05', rule_version: 2, customer_id: 'A' },
          ...{ conversation_id: conversationId, verdict: 'WRONG', reason: 'ALREADY_DONE' },
          ...{ evidence_record_ids: ['journey-1'], loaded_at: new Date(AS_OF).toISOString() },
        },
      },
    ]);
    expect(JSON.stringify(kept)).not.toContain('rep-1');
  });

  test.each([
    [{ verdict: 'useful' }, 'USEFUL'],
    [{ verdict: 'not-useful' }, 'NOT_USEFUL'],
  ] as const)('%j has no reason', async (said, verdict) => {
    const { give, handle, kept } = await withCard();
    await give({ handle, ...said });
    expect(kept[0]?.json).toMatchObject({ verdict, reason: null });
  });

  test('said twice is one row', async () => {
    const { give, handle, kept } = await withCard();
    await give({ handle, verdict: 'useful' });
    await give({ handle, verdict: 'not-useful' });
    expect(kept[0]?.insertId).toBe(kept[1]?.insertId);
  });

  test('is in the audit before it is kept', async () => {
    const { give, handle, desk, conversationId, shown } = await withCard();
    await give({ handle, verdict: 'useful' });
    expect(desk.audit).toMatchObject([
      {
        ...{ type: 'FEEDBACK', result: 'given', feedback: 'USEFUL', insightId: shown[0]?.insightId },
        ...{ customerId: 'A', conversationId, access: { repId: 'rep-1' } },
      },
    ]);
  });

  test('on a pack without a call needs no conversation', async () => {
    const { give, sealed, kept } = await withCard();
    await give({ handle: await sealed({ conversationId: null }), verdict: 'useful' });
    expect(kept[0]?.json).toMatchObject({ conversation_id: null });
  });

  test('for which there is no room is refused, so that nobody is thanked for nothing', async () => {
    const { give, handle } = await withCard({ isFull: true });
    expect(await refusalOf(give({ handle, verdict: 'useful' }))).toBe('upstream_busy');
  });
});

describe('a word on a card is refused, and the audit told', () => {
  test.each([
    ['that is another rep’s', { repId: 'rep-2' }, 'handle_invalid'],
    ['of a conversation that is over', { conversationId: 'over' }, 'not_found'],
    ['shown under other rules', { policyVersion: 'v0' }, 'handle_expired'],
  ])('%s', async (_what, change, code) => {
    const { give, sealed, kept, heard } = await withCard();
    expect(await refusalOf(give({ handle: await sealed(change), verdict: 'useful' }))).toBe(code);
    expect([heard(), kept]).toEqual([[`DENIED feedback_${code}`], []]);
  });

  test('whose time is up', async () => {
    const { give, sealed, kept } = await withCard();
    expect(await refusalOf(give({ handle: await sealed({}, -60), verdict: 'useful' }))).toBe('handle_expired');
    expect(kept).toEqual([]);
  });

  test('by a handle of another kind, or none at all', async () => {
    const { give, seals, kept, conversationId } = await withCard();
    const claims = { repId: 'rep-1', customerId: 'A', conversationId };
    for (const purpose of ['reveal', 'ticket', 'candidate', 'search', 'pin'] as const) {
      const handle = await seals.seal(purpose, claims, { expiresInS: 60 });
      expect(await refusalOf(give({ handle, verdict: 'useful' })), purpose).toBe('handle_invalid');
    }
    const lacking = await seals.seal('insight', claims, { expiresInS: 60 });
    for (const handle of [lacking, 'nonsense-nonsense']) {
      expect(await refusalOf(give({ handle, verdict: 'useful' }))).toBe('handle_invalid');
    }
    expect(kept).toEqual([]);
  });

  test('by the rep it was shown to, once another has the conversation', async () => {
    const { give, handle } = await withCard();
    expect(await refusalOf(give({ handle, verdict: 'useful' }, repOf('rep-2')))).toBe('handle_invalid');
  });

  test('while the verification is withdrawn', async () => {
    const { give, handle, desk, conversationId, kept } = await withCard();
    desk.ring({ conversationId, isVerificationWithdrawn: true });
    expect(await refusalOf(give({ handle, verdict: 'useful' }))).toBe('conflict');
    expect(kept).toEqual([]);
  });
});

describe('the request', () => {
  const handle = 'sealed-handle-0001';
  test.each([
    [{ handle, verdict: 'useful' }],
    [{ handle, verdict: 'not-useful' }],
    [{ handle, verdict: 'wrong', reason: 'out-of-date' }],
  ])('%j is one', (request) => {
    expect(feedbackRequest.parse(request)).toEqual(request);
  });

  test.each([
    [{ handle, verdict: 'wrong' }],
    [{ handle, verdict: 'wrong', reason: 'because' }],
    [{ handle, verdict: 'useful', reason: 'out-of-date' }],
    [{ handle, verdict: 'USEFUL' }],
    [{ handle, verdict: 'useful', text: 'the customer said' }],
    [{ verdict: 'useful' }],
    [{ handle }],
  ])('%j is none', (request) => {
    expect(feedbackRequest.safeParse(request).success).toBe(false);
  });
});
