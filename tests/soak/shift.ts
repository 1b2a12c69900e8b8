import { setTimeout as delay } from 'node:timers/promises';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { GenesysUser } from '../../mocks/genesys/options.ts';
import { ring, sign } from '../../mocks/stage/arrivals.ts';
import type { RepClient } from '../../mocks/stage/rep-client.ts';
import { signIn } from '../../mocks/stage/rep-client.ts';
import type { Stage } from '../../mocks/stage/stage.ts';

export interface Tally {
  packs: number;
  aborted: number;
  superseded: number;
  signIns: number;
  conversations: number;
  /** Conversations whose packs an overloaded machine did not let through: the worker's breaker is no leak. */
  disturbed: number;
}

const SCENARIOS = ['fraud-delay-builder', 'healthy-grower', 'hk-trader', 'sole-trader-support'];
const CONVERSATIONS_A_SIGN_IN = 3;
const AFTER_A_DISTURBANCE_MS = 2_000;

/** One rep's work until the time is up: sign in, take conversations with all their packs, sign out, come back. */
export async function work(stage: Stage, user: GenesysUser, endsAtMs: number, tally: Tally): Promise<void> {
  for (let turn = 0; Date.now() < endsAtMs; turn += 1) {
    const rep = await signIn(stage, user);
    tally.signIns += 1;
    for (let each = 0; each < CONVERSATIONS_A_SIGN_IN && Date.now() < endsAtMs; each += 1) {
      const key = SCENARIOS[(turn + each) % SCENARIOS.length] ?? '';
      const isThrough = await takeConversation(stage, rep, user, key).then(() => true, unlessUpstream);
      tally.conversations += 1;
      if (isThrough) {
        tally.packs += 5;
        tally.aborted += 2;
        tally.superseded += 1;
      } else {
        tally.disturbed += 1;
        await delay(AFTER_A_DISTURBANCE_MS);
      }
    }
    const { status } = await rep.post('/v1/session/end', {});
    if (status !== 204) throw new Error(`the sign-out was answered ${status}`);
  }
}

function unlessUpstream(error: unknown): false {
  if (error instanceof Error && /\b50[234]\b/u.test(error.message)) return false;
  throw error;
}

async function takeConversation(stage: Stage, rep: RepClient, user: GenesysUser, key: string): Promise<void> {
  const scenario = scenarioOf(key);
  const conversationId = ring(stage, user, scenario);
  await sign(stage, conversationId, scenario, 'verified');
  await rep.post('/v1/conversations', {});
  const ticket = await completePack(rep, conversationId);
  await rep.post('/v1/tickets/renewal', { ticket });
  await leave(rep, conversationId, 1);
  await leave(rep, conversationId, 4);
  await supersede(rep, conversationId);
  stage.genesys.control.answer(conversationId);
  stage.genesys.control.end(conversationId);
  stage.genesys.control.completeWrapUp(conversationId);
}

async function completePack(rep: RepClient, conversationId: string): Promise<string> {
  let ticket = '';
  let isDone = false;
  for await (const frame of rep.pack({ conversationId })) {
    if (frame.type === 'identity') ticket = frame.ticket ?? '';
    isDone ||= frame.type === 'done';
  }
  if (!isDone) throw new Error('a pack that nobody left was cut');
  return ticket;
}

/** Hangs up after so many frames, as a rep does who switches conversations. */
async function leave(rep: RepClient, conversationId: string, afterFrames: number): Promise<void> {
  const left = new AbortController();
  let count = 0;
  try {
    for await (const _ of rep.pack({ conversationId }, left.signal)) {
      count += 1;
      if (count === afterFrames) left.abort();
    }
  } catch (error) {
    if (!left.signal.aborted) throw error;
  }
}

/** Asks twice at once: the one that reaches the worker first is cut, or a conflict; the other is whole. */
async function supersede(rep: RepClient, conversationId: string): Promise<void> {
  const older = isWhole(rep, conversationId);
  await delay(5);
  const whole = await Promise.all([older, isWhole(rep, conversationId)]);
  if (!whole.includes(true)) throw new Error('of two packs asked for at once none was whole');
}

async function isWhole(rep: RepClient, conversationId: string): Promise<boolean> {
  try {
    let isDone = false;
    for await (const frame of rep.pack({ conversationId })) isDone ||= frame.type === 'done';
    return isDone;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no pack: 409')) return false;
    throw error;
  }
}
