import { describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createWorkerApi } from '../../entrypoints/sidepanel/api/worker-api.ts';
import { keepRenewed } from '../../entrypoints/sidepanel/session/keep-renewed.ts';
import { createSessionMemory } from '../../entrypoints/sidepanel/session/session-memory.ts';
import { createKeeperBench as createBench, START_MS } from './keeper-bench.ts';

describe('a user whom the bank refuses', () => {
  const refused = () => Promise.reject(new ProblemError('not_permitted', { status: 403 }));

  test('is told so at the first silent sign-in, and no session is kept', async () => {
    const bench = createBench({ open: refused });
    await expect(bench.keeper.current()).rejects.toMatchObject({ code: 'not_permitted' });
    expect(await createSessionMemory(bench.area).read()).toBeNull();
  });

  test('is told so when the role is withdrawn between two renewals', async () => {
    const bench = createBench({ renew: refused });
    await bench.keeper.current();
    bench.refuseFromNow(refused);
    await expect(bench.keeper.renew()).rejects.toMatchObject({ code: 'not_permitted' });
    const ended: (string | undefined)[] = [];
    const signal = new AbortController().signal;
    const renewal = {
      keeper: { renew: refused },
      nowMs: () => START_MS,
      signal,
      onEnded: (why?: string) => ended.push(why),
    };
    vi.useFakeTimers();
    keepRenewed(new Date(START_MS).toISOString(), renewal);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect(ended).toEqual(['not_permitted']);
  });
});

describe('a refused request', () => {
  function createApi(bench: ReturnType<typeof createBench>, answers: number[]) {
    let signedOutCount = 0;
    let reason: string | undefined;
    const api = createWorkerApi({
      origin: 'https://prep.bank.example',
      keeper: bench.keeper,
      onSignedOut: (refusal) => {
        signedOutCount += 1;
        reason = refusal;
      },
      http: async () => {
        const status = answers.shift() ?? 200;
        if (status !== 200) throw new ProblemError('session_expired', { status });
        return Response.json({ conversations: [] });
      },
    });
    return { api, signedOutCount: () => signedOutCount, reason: () => reason };
  }

  test('is asked once more with a new session', async () => {
    const bench = createBench();
    const { api, signedOutCount } = createApi(bench, [401]);
    await expect(api.listConversations()).resolves.toEqual([]);
    expect(bench.asked).toEqual(['silent', 'open', 'silent', 'open']);
    expect(signedOutCount()).toBe(0);
  });

  test('is not asked a third time: the rep has to click', async () => {
    const bench = createBench();
    const { api, signedOutCount } = createApi(bench, [401, 401, 401, 401]);
    await expect(api.listConversations()).rejects.toMatchObject({ status: 401 });
    expect(bench.asked).toEqual(['silent', 'open', 'silent', 'open']);
    expect(signedOutCount()).toBe(1);
  });

  test('of a user whom the bank refuses by now ends at the reason, not at a plain sign-in', async () => {
    const bench = createBench();
    const { api, reason } = createApi(bench, [401]);
    await bench.keeper.current();
    bench.refuseFromNow(() => Promise.reject(new ProblemError('not_permitted', { status: 403 })));
    await expect(api.listConversations()).rejects.toMatchObject({ code: 'not_permitted' });
    expect(reason()).toBe('not_permitted');
  });

  test('among ten at the same moment makes one new session', async () => {
    const bench = createBench();
    const { api } = createApi(
      bench,
      Array.from({ length: 10 }, () => 401),
    );
    await Promise.all(Array.from({ length: 10 }, () => api.listConversations()));
    expect(bench.asked).toEqual(['silent', 'open', 'silent', 'open']);
  });
});
