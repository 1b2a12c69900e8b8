import { describe, expect, it } from 'vitest';
import { keepLowered } from '../../api-worker/customers/keep-lowered.ts';
import { createStatements } from '../../api-worker/seals/create-statements.ts';
import { claimOf, identityOf, openDesk, REP } from '../prep-pack/desk.ts';

/** A desk that remembers what was lowered, and a call flow that signs a minute later each time. */
function openRememberingDesk() {
  const desk = openDesk();
  const keys = [{ kid: 'flow', secret: new Uint8Array(32).fill(7) }] as const;
  const clock = { ms: desk.dependencies.epochMs() - 600_000, nowMs: () => clock.ms };
  const flow = createStatements({ keys: [...keys], clock });
  const statements = createStatements({ keys: [...keys], clock: { nowMs: desk.dependencies.epochMs } });
  desk.dependencies.statements = statements;
  desk.dependencies.conversations = keepLowered(desk.dependencies.conversations, statements);
  const conversationId = desk.ring({ claims: [claimOf('B-1')] });
  const sign = async (level: 'asserted' | 'verified', { afterS = 60, verifiedAt = '2026-11-18T09:00:00Z' } = {}) => {
    clock.ms += afterS * 1000;
    // What was verified may be hours old; which statement is newer says when it was issued.
    const statement = { customerId: 'A', callerId: null, level, method: 'IVR_PIN', verifiedAt };
    return (await flow.issue(conversationId, statement)).statement;
  };
  return {
    ...desk,
    sign,
    /** The level with these attributes on the conversation, and what the audit hears of statements. */
    levelWith: async (given: string | string[] | undefined, isVerificationWithdrawn = false) => {
      const statements = given === undefined ? [] : [given].flat();
      desk.ring({ ...{ conversationId, claims: [claimOf('B-1')], isVerificationWithdrawn }, statements });
      const { identity } = identityOf(await desk.pack({ conversationId }));
      const denied = desk.audit.splice(0).filter(({ type }) => type === 'DENIED');
      return [identity.state === 'identified' ? identity.level : identity.state, ...denied.map(({ result }) => result)];
    },
    isWithdrawn: async () =>
      (await desk.dependencies.conversations.active(REP, new AbortController().signal))[0]?.isVerificationWithdrawn,
  };
}

describe('what was lowered stays lowered', () => {
  it('when an older statement is written back over a newer one', async () => {
    const { sign, levelWith } = openRememberingDesk();
    const [older, newer] = [await sign('verified'), await sign('asserted')];
    expect(await levelWith(older)).toEqual(['verified']);
    expect(await levelWith(newer)).toEqual(['asserted']);
    expect(await levelWith(older)).toEqual(['claimed', 'statement_superseded']);
    expect(await levelWith(newer)).toEqual(['asserted']);
  });

  it('when an older statement is written beside a newer one, as under a prefix, whichever verified later', async () => {
    const { sign, levelWith } = openRememberingDesk();
    const older = await sign('verified', { verifiedAt: '2026-11-18T10:30:00Z' });
    const newer = await sign('asserted', { verifiedAt: '2026-11-18T09:55:00Z' });
    expect(await levelWith([older, newer])).toEqual(['asserted', 'statement_superseded']);
    expect(await levelWith([newer, older])).toEqual(['asserted', 'statement_superseded']);
    expect(await levelWith(older)).toEqual(['claimed', 'statement_superseded']);
  });

  it('when two that were signed in one second stand beside each other: the lower one counts', async () => {
    const { sign, levelWith } = openRememberingDesk();
    const [one, other] = [await sign('verified'), await sign('asserted', { afterS: 0 })];
    expect(await levelWith([one, other])).toEqual(['asserted', 'statement_superseded']);
    expect(await levelWith(other)).toEqual(['asserted']);
  });

  it('when a withdrawal is written away, for whoever asks about the conversation', async () => {
    const { sign, levelWith, isWithdrawn } = openRememberingDesk();
    const verified = await sign('verified');
    expect(await levelWith(verified, true)).toEqual(['claimed']);
    expect(await levelWith(verified, false)).toEqual(['claimed', 'statement_withdrawn']);
    expect(await levelWith(undefined, false)).toEqual(['claimed', 'statement_withdrawn']);
    expect(await isWithdrawn()).toBe(true);
  });

  it('when a withdrawal is written away and a lower statement of the same second written in', async () => {
    const { sign, levelWith } = openRememberingDesk();
    const [verified, asserted] = [await sign('verified'), await sign('asserted', { afterS: 0 })];
    expect(await levelWith(verified, true)).toEqual(['claimed']);
    expect(await levelWith(asserted, false)).toEqual(['claimed', 'statement_withdrawn']);
  });

  it('until the call flow signs anew', async () => {
    const { sign, levelWith } = openRememberingDesk();
    const [first, second] = [await sign('verified'), await sign('verified')];
    expect(await levelWith(first, true)).toEqual(['claimed']);
    expect(await levelWith(second, false)).toEqual(['verified']);
    expect(await levelWith(second, true)).toEqual(['claimed']);
  });
});

it('a statement that the flow issues later counts, however long ago it verified', async () => {
  const { sign, levelWith } = openRememberingDesk();
  expect(await levelWith(await sign('asserted'))).toEqual(['asserted']);
  expect(await levelWith(await sign('verified'))).toEqual(['verified']);
});

it('a caller whom the flow raises within a second is raised', async () => {
  const { sign, levelWith } = openRememberingDesk();
  const [asserted, verified] = [await sign('asserted'), await sign('verified', { afterS: 0 })];
  expect(await levelWith(asserted)).toEqual(['asserted']);
  expect(await levelWith(verified)).toEqual(['verified']);
});

it('a conversation without statement or withdrawal is as Genesys says', async () => {
  expect(await openRememberingDesk().levelWith(undefined)).toEqual(['claimed']);
});

it('a statement nobody signed neither counts nor makes an older one count again', async () => {
  const { sign, levelWith } = openRememberingDesk();
  const [older, newer] = [await sign('verified'), await sign('asserted')];
  expect(await levelWith(newer)).toEqual(['asserted']);
  expect((await levelWith('nonsense'))[0]).toBe('claimed');
  expect(await levelWith(older)).toEqual(['claimed', 'statement_superseded']);
});

it('a statement that is taken away lowers by itself, and is nobody’s attempt', async () => {
  const { sign, levelWith } = openRememberingDesk();
  const verified = await sign('verified');
  expect(await levelWith(verified)).toEqual(['verified']);
  expect(await levelWith(undefined)).toEqual(['claimed']);
  expect(await levelWith(verified)).toEqual(['verified']);
});

it('a withdrawal without any statement is remembered too, until the call flow signs', async () => {
  const { sign, levelWith, isWithdrawn } = openRememberingDesk();
  await levelWith(undefined, true);
  await levelWith(undefined, false);
  expect(await isWithdrawn()).toBe(true);
  expect(await levelWith(await sign('verified'))).toEqual(['verified']);
});
