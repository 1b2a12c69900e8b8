import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { PackRequest } from '../../api-worker/contract/packs.ts';
import { AppError } from '../../api-worker/errors.ts';
import { openPack } from '../../api-worker/prep-pack/open-pack.ts';
import type { RunOptions } from '../../api-worker/warehouse/query.ts';
import { openDesk, REP, refusalOf } from './desk.ts';

type Desk = ReturnType<typeof openDesk>;

function open(desk: Desk, request: PackRequest, rep = REP, signal = new AbortController().signal) {
  return openPack(desk.dependencies, request, { rep, correlationId: 'a-correlation', signal });
}

describe('what is recorded of a request that is refused', () => {
  test('names the conversation and the reason as they were given, in one spelling', async () => {
    const desk = openDesk();
    const conversationId = randomUUID().toUpperCase();
    expect(await refusalOf(open(desk, { conversationId, reason: 'call-back' }))).toBe('not_found');
    expect(desk.audit).toEqual([
      {
        ...{ type: 'DENIED', access: REP.access, correlationId: 'a-correlation', reason: 'call-back' },
        ...{ conversationId: conversationId.toLowerCase(), result: 'not_found' },
      },
    ]);
  });

  test('says nothing of a conversation or a reason where none was given', async () => {
    const desk = openDesk();
    expect(await refusalOf(open(desk, { handle: 'nonsense' }))).toBe('handle_invalid');
    expect(desk.audit).toEqual([
      { type: 'DENIED', access: REP.access, correlationId: 'a-correlation', result: 'handle_invalid' },
    ]);
  });

  test('is the refusal also when the asker has left: hanging up hides no attempt', async () => {
    const desk = openDesk();
    const asker = AbortSignal.abort();
    expect(await refusalOf(open(desk, { conversationId: randomUUID() }, REP, asker))).toBe('not_found');
    expect(desk.audit).toMatchObject([{ type: 'DENIED', result: 'not_found' }]);
  });
});

describe('the look-up', () => {
  test('has four seconds, and ends with its asker', async () => {
    const given: RunOptions[] = [];
    const answers = { subject: async (options: RunOptions) => void given.push(options) };
    const desk = openDesk({ answers });
    const { signal } = new AbortController();
    await open(desk, { conversationId: await desk.ringSigned() }, REP, signal);
    expect(given).toEqual([{ signal, deadlineMs: 4_000 }]);
  });

  test('that fails for a reason of ours is no failure of the warehouse', async () => {
    const refused = { active: () => Promise.reject(new AppError('upstream_failed')) };
    const desk = openDesk({ change: { conversations: refused } });
    expect(await refusalOf(open(desk, { conversationId: randomUUID() }))).toBe('upstream_failed');
    expect(desk.audit).toEqual([]);
  });

  test('that fails in any other way names no customer, and says what it can', async () => {
    const desk = openDesk({ answers: { subject: () => Promise.reject(new RangeError('odd')) } });
    const conversationId = await desk.ringSigned();
    const { identityFrame, context, heldBecause } = await open(desk, { conversationId });
    expect(identityFrame).toMatchObject({
      ticketId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
      identity: { state: 'look-up-failed', text: 'The customer could not be looked up.' },
      sections: [],
    });
    expect([context, heldBecause]).toEqual([null, null]);
    expect(desk.audit).toEqual([
      { type: 'LOOKUP', access: REP.access, correlationId: 'a-correlation', conversationId, result: 'look-up-failed' },
    ]);
  });
});
