import { afterEach, beforeEach, vi } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createPacks } from '../../entrypoints/sidepanel/packs/create-packs.ts';
import type { PackAsk } from '../../entrypoints/sidepanel/packs/pack-record.ts';
import { streamOf, toBytes } from './pack-lines.ts';

type Answer = readonly object[] | ProblemError;

/** Answers request after request with the given packs; the last one is repeated. */
function createBench(...answers: Answer[]) {
  const asked: PackAsk[] = [];
  const renewals: Answer[] = [];
  const words: Answer[] = [];
  const reveals: string[][] = [];
  const revealFaults: ProblemError[] = [];
  const said: unknown[][] = [];
  const feedbackFaults: ProblemError[] = [];
  let changes = 0;
  const packs = createPacks({
    api: {
      requestPack: async (request) => {
        asked.push(request);
        const answer = answers[Math.min(asked.length, answers.length) - 1] ?? [];
        if (answer instanceof ProblemError) throw answer;
        return streamOf(toBytes(answer));
      },
      verifyCaller: async () => {
        const answer = words.shift();
        if (answer instanceof ProblemError) throw answer;
        return { verification: 'sealed-verification', expiresAt: '2030-01-01T00:00:00Z' };
      },
      revealField: async (reveal, ticket) => {
        reveals.push([reveal, ticket]);
        const answer = revealFaults.shift();
        if (answer !== undefined) throw answer;
        return { field: 'company-registration-number', text: '04412345', hideAfterS: 30 };
      },
      giveFeedback: async (...given) => {
        said.push(given);
        const answer = feedbackFaults.shift();
        if (answer !== undefined) throw answer;
      },
      renewTicket: async () => {
        const answer = renewals.shift();
        if (answer instanceof ProblemError) throw answer;
        return { ticket: 'renewed-ticket-0001', ticketExpiresAt: '2030-01-01T00:00:00Z' };
      },
    },
    nowMs: () => Date.parse('2026-11-18T10:45:00Z'),
    onChange: () => {
      changes += 1;
    },
  });
  return { packs, asked, renewals, words, reveals, revealFaults, said, feedbackFaults, changes: () => changes };
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export async function opened(...answers: Answer[]) {
  const bench = createBench(...answers);
  bench.packs.open('a', { conversationId: 'a' });
  await settled();
  return bench;
}

/** Time stands still for the tests of a file, but for what they let pass. */
export function holdTimers(): (ms: number) => Promise<void> {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  return async (ms) => {
    await vi.advanceTimersByTimeAsync(ms);
    await settled();
  };
}
