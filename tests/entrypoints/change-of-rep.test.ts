import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { isDesktopLoaded } from '../../entrypoints/sidepanel/conversations/page-signals.ts';
import { createConfirmRep } from '../../entrypoints/sidepanel/session/confirm-rep.ts';
import { forOneRep } from '../../entrypoints/sidepanel/session/for-one-rep.ts';
import type { Credentials, SessionKeeper } from '../../entrypoints/sidepanel/session/session-keeper.ts';
import { repIdOf } from '../../entrypoints/sidepanel/session/session-memory.ts';
import { DESKTOP_LOADED } from '../../entrypoints/signals/messages.ts';
import { createKeyRing } from './browser-stand-ins.ts';
import { createKeeperBench } from './keeper-bench.ts';
import { createPanelBench, HOST, settled, USE } from './panel-bench.ts';

async function credentialsOf(repId: string): Promise<Credentials> {
  const { pair } = await createKeyRing().create();
  const rep = { id: repId, name: `Rep ${repId}`, roles: ['rep' as const] };
  return { held: { session: `s-${repId}`, expiresAt: '2030-01-01T00:00:00Z', rep, keyId: 'k', origin: HOST }, pair };
}

describe('a document', () => {
  const ways: [string, (keeper: SessionKeeper) => Promise<unknown>][] = [
    ['at hand', (keeper) => keeper.current()],
    ['after a refusal', (keeper) => keeper.replace('s')],
    ['renewed', (keeper) => keeper.renew()],
    ['confirmed', (keeper) => keeper.confirm()],
    ['of a sign-in', (keeper) => keeper.signIn()],
  ];
  test.each(ways)('uses no session of another rep: %s', async (_name, way) => {
    let given = await credentialsOf('one');
    let leftCount = 0;
    const give = async () => given;
    const all = { current: give, replace: give, renew: give, confirm: give, signIn: give, signOut: async () => {} };
    const keeper = forOneRep(all, () => {
      leftCount += 1;
    });
    await keeper.current();
    await expect(way(keeper)).resolves.toBe(given);
    given = await credentialsOf('two');
    await expect(way(keeper)).rejects.toMatchObject({ code: 'session_invalid' });
    expect(leftCount).toBe(1);
  });

  test('is loaded anew when another panel has signed in somebody else, and not when it renewed', async () => {
    const { panel, verdict, reloads, last } = await createPanelBench();
    await verdict(USE);
    panel.sessionChanged('r');
    expect(reloads()).toBe(0);
    panel.sessionChanged('another');
    expect(reloads()).toBe(1);
    expect(last()).toEqual({ phase: 'signing-in' });
  });
});

describe('when the desktop is loaded', () => {
  test('the session of a rep who has left is closed', async () => {
    const { panel, verdict, last, worker } = await createPanelBench();
    await verdict(USE);
    worker.silent = null;
    panel.desktopLoaded();
    await settled();
    expect(last()).toMatchObject({ phase: 'signed-out' });
  });

  test('the rep who is still there keeps the desk', async () => {
    const { panel, verdict, last, reloads } = await createPanelBench();
    await verdict(USE);
    panel.desktopLoaded();
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
    expect(reloads()).toBe(0);
  });

  test('whoever logged in there is signed in here without a click', async () => {
    const { panel, verdict, last, worker } = await createPanelBench();
    const { silent } = worker;
    worker.silent = null;
    await verdict(USE);
    worker.silent = silent;
    panel.desktopLoaded();
    await settled();
    expect(last()).toMatchObject({ phase: 'ready' });
  });

  test.each<[boolean, unknown, object]>([
    [true, { type: DESKTOP_LOADED }, { id: 'ours', origin: 'https://apps.euw2.pure.cloud' }],
    [false, { type: DESKTOP_LOADED }, { id: 'another', origin: 'https://apps.euw2.pure.cloud' }],
    [false, { type: DESKTOP_LOADED }, { id: 'ours', origin: 'https://apps.euw2.pure.cloud.evil.example' }],
    [false, { type: 'other' }, { id: 'ours', origin: 'https://apps.euw2.pure.cloud' }],
  ])('only our own script in it is heard: %s', (isHeard, message, sender) => {
    expect(isDesktopLoaded(message, sender, 'ours')).toBe(isHeard);
  });
});

describe('who is signed in at Genesys', () => {
  test('is asked though a session is at hand, and once for several panels', async () => {
    const { keeper, asked } = createKeeperBench();
    await keeper.current();
    await Promise.all([keeper.confirm(), keeper.confirm()]);
    expect(asked).toEqual(['silent', 'open', 'silent', 'open']);
  });

  test('if it is somebody else, the former session is ended at the worker and at Genesys', async () => {
    const bench = createKeeperBench();
    await bench.keeper.current();
    bench.becomes('another');
    expect((await bench.keeper.confirm())?.held.rep.id).toBe('another');
    expect(bench.asked).toEqual(['silent', 'open', 'silent', 'open', 'end']);
    expect(repIdOf(bench.area.items.session)).toBe('another');
  });

  test('if it is nobody, no session is left', async () => {
    let isLoggedIn = true;
    const request = { code: 'c', codeVerifier: 'v'.repeat(43), redirectUri: 'https://x.example/oauth' };
    const { keeper, asked, area } = createKeeperBench({
      silent: async () => {
        if (!isLoggedIn) throw new ProblemError('sign_in_needed');
        return request;
      },
    });
    await keeper.current();
    isLoggedIn = false;
    expect(await keeper.confirm()).toBeNull();
    expect(asked).toEqual(['silent', 'open', 'silent', 'end']);
    expect(repIdOf(area.items.session)).toBeNull();
  });
});

describe('the question who is there', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is asked until the worker answers, and one more time if it came up meanwhile', async () => {
    const rep = await credentialsOf('one');
    const answers = [new ProblemError('offline'), rep, rep];
    let asked = 0;
    const run = new AbortController();
    const confirm = createConfirmRep({
      keeper: {
        confirm: async () => {
          asked += 1;
          const answer = answers.shift();
          if (answer === undefined || answer instanceof Error) throw answer;
          return answer;
        },
      },
      signal: run.signal,
      onEnded: () => expect.unreachable(),
    });
    confirm();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toBe(2);
    confirm();
    confirm();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toBeGreaterThan(2);
    run.abort();
  });

  test('that the bank answers with a refusal ends the session with its reason', async () => {
    const ended: unknown[] = [];
    createConfirmRep({
      keeper: { confirm: () => Promise.reject(new ProblemError('not_permitted', { status: 403 })) },
      signal: new AbortController().signal,
      onEnded: (refusal) => ended.push(refusal),
    })();
    await vi.advanceTimersByTimeAsync(0);
    expect(ended).toEqual(['not_permitted']);
  });
});
