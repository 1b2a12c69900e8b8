import { describe, expect, test } from 'vitest';
import type { SessionRequest } from '../../api-worker/contract/session.ts';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createWorkerApi } from '../../entrypoints/sidepanel/api/worker-api.ts';
import { createSessionKeeper } from '../../entrypoints/sidepanel/session/session-keeper.ts';
import { createSessionMemory } from '../../entrypoints/sidepanel/session/session-memory.ts';
import { createKeyRing, createMemoryArea, oneAtATime } from './browser-stand-ins.ts';

const START_MS = Date.parse('2026-11-18T10:45:00Z');
const silentRefusal = () => Promise.reject(new ProblemError('sign_in_needed'));

type BenchOptions = { silent?: () => Promise<SessionRequest>; renew?: () => Promise<void> };

function createBench({ silent, renew }: BenchOptions = {}) {
  const area = createMemoryArea();
  const memory = createSessionMemory(area);
  const keys = createKeyRing();
  const asked: string[] = [];
  let nowMs = START_MS;
  const request: SessionRequest = { code: 'c', codeVerifier: 'v'.repeat(43), redirectUri: 'https://x.example/oauth' };
  const session = (name: string) => ({
    session: `${name}-${asked.length}`,
    expiresAt: new Date(nowMs + 900_000).toISOString(),
    rep: { id: 'r', name: 'Rep', roles: ['rep' as const] },
  });
  const keeper = createSessionKeeper({
    memory,
    keys,
    requests: {
      open: async () => {
        asked.push('open');
        return session('opened');
      },
      renew: async () => {
        asked.push('renew');
        await renew?.();
        return session('renewed');
      },
      end: async () => {
        asked.push('end');
      },
    },
    authorize: (isInteractive) => {
      asked.push(isInteractive ? 'window' : 'silent');
      return isInteractive || !silent ? Promise.resolve(request) : silent();
    },
    alone: oneAtATime(),
    nowMs: () => nowMs,
  });
  return {
    keeper,
    asked,
    area,
    keys,
    pass: (ms: number) => {
      nowMs += ms;
    },
  };
}

describe('signing in', () => {
  test('needs no window while Genesys knows the rep, and makes a new key', async () => {
    const { keeper, asked, keys } = createBench();
    expect((await keeper.current())?.held.session).toBe('opened-2');
    expect(asked).toEqual(['silent', 'open']);
    expect(keys.count()).toBe(1);
  });

  test('opens no window by itself', async () => {
    const { keeper, asked } = createBench({ silent: silentRefusal });
    expect(await keeper.current()).toBeNull();
    expect(asked).toEqual(['silent']);
    await keeper.signIn();
    expect(asked).toEqual(['silent', 'window', 'open']);
  });

  test('is not tried in silence once the rep has signed out in this browser session', async () => {
    const { keeper, asked, keys } = createBench();
    await keeper.current();
    await keeper.signOut();
    expect(keys.count()).toBe(0);
    expect(await keeper.current()).toBeNull();
    expect(asked).toEqual(['silent', 'open', 'end']);
    await keeper.signIn();
    expect(await keeper.replace('opened-5')).not.toBeNull();
    expect(asked.slice(3)).toEqual(['window', 'open', 'silent', 'open']);
  });

  test('happens once for ten requests at the same moment', async () => {
    const { keeper, asked } = createBench();
    const held = await Promise.all(Array.from({ length: 10 }, () => keeper.current()));
    expect(new Set(held.map((each) => each?.held.session)).size).toBe(1);
    expect(asked).toEqual(['silent', 'open']);
  });

  test('leaves no key of an earlier browser session', async () => {
    const bench = createBench({ silent: silentRefusal });
    await bench.keys.create();
    await bench.keeper.current();
    expect(bench.keys.count()).toBe(0);
  });
});

describe('a session', () => {
  test('is renewed by the worker with the same key', async () => {
    const { keeper, asked, keys } = createBench();
    const before = await keeper.current();
    const after = await keeper.renew();
    expect(after?.pair).toBe(before?.pair);
    expect(asked).toEqual(['silent', 'open', 'renew']);
    expect(keys.count()).toBe(1);
  });

  test('that Genesys no longer honours is replaced in silence', async () => {
    const renew = () => Promise.reject(new ProblemError('credential_invalid', { status: 401 }));
    const { keeper, asked } = createBench({ renew });
    await keeper.current();
    await keeper.renew();
    expect(asked).toEqual(['silent', 'open', 'renew', 'silent', 'open']);
  });

  test('survives an outage of the worker', async () => {
    const { keeper } = createBench({ renew: () => Promise.reject(new ProblemError('offline')) });
    const before = await keeper.current();
    expect((await keeper.renew())?.held).toEqual(before?.held);
  });

  test('that has run out is not used', async () => {
    const { keeper, asked, pass } = createBench();
    await keeper.current();
    pass(890_000);
    await keeper.current();
    expect(asked).toEqual(['silent', 'open', 'silent', 'open']);
  });
});

describe('a refused request', () => {
  function createApi(bench: ReturnType<typeof createBench>, answers: number[]) {
    let signedOutCount = 0;
    const api = createWorkerApi({
      origin: 'https://prep.bank.example',
      keeper: bench.keeper,
      onSignedOut: () => {
        signedOutCount += 1;
      },
      http: async () => {
        const status = answers.shift() ?? 200;
        if (status !== 200) throw new ProblemError('session_expired', { status });
        return Response.json({ conversations: [] });
      },
    });
    return { api, signedOutCount: () => signedOutCount };
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
