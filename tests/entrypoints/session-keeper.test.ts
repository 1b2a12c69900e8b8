import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../entrypoints/sidepanel/api/problem-error.ts';
import { createKeeperBench as createBench, silentRefusal } from './keeper-bench.ts';

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

  test('that ends without a sign-out leaves no key behind', async () => {
    let isLoggedIn = true;
    const request = { code: 'c', codeVerifier: 'v'.repeat(43), redirectUri: 'https://x.example/oauth' };
    const silent = () => (isLoggedIn ? Promise.resolve(request) : silentRefusal());
    const { keeper, keys } = createBench({ silent });
    const credentials = await keeper.current();
    isLoggedIn = false;
    expect(await keeper.replace(credentials?.held.session ?? '')).toBeNull();
    expect(keys.count()).toBe(0);
  });

  test('of one worker is never shown to another', async () => {
    const bench = createBench();
    const former = await bench.keeper.current();
    const next = await bench.at('https://new.bank.example').current();
    expect(bench.asked).toEqual(['silent', 'open', 'silent', 'open']);
    expect(next?.held.session).not.toBe(former?.held.session);
  });
});
