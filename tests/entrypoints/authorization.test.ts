import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sessionRequest } from '../../api-worker/contract/session.ts';
import { authorize } from '../../entrypoints/sidepanel/session/authorization.ts';

const REDIRECT = 'https://abcdefgh.chromiumapp.org/oauth';

type Answer = (state: string) => string | undefined;

function run(answer: Answer, isInteractive = true) {
  const seen: { url: URL; isInteractive: boolean }[] = [];
  const outcome = authorize({
    configuration: { loginOrigin: 'https://login.euw2.pure.cloud', clientId: 'client-1' },
    redirectUri: REDIRECT,
    isInteractive,
    launch: async (options) => {
      const url = new URL(options.url);
      seen.push({ url, isInteractive: options.isInteractive });
      return answer(url.searchParams.get('state') ?? '');
    },
  });
  return { outcome, seen };
}

describe('signing in at Genesys', () => {
  test('sends a challenge with the browser and keeps the verifier for the worker', async () => {
    const { outcome, seen } = run((state) => `${REDIRECT}?code=the-code&state=${state}`);
    const request = sessionRequest.parse(await outcome);
    const parameters = Object.fromEntries(seen[0]?.url.searchParams ?? []);
    expect(seen[0]?.url.origin).toBe('https://login.euw2.pure.cloud');
    expect(parameters).toMatchObject({
      client_id: 'client-1',
      redirect_uri: REDIRECT,
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(request.codeVerifier).digest('base64url'),
    });
    expect(seen[0]?.url.href).not.toContain(request.codeVerifier);
    expect(request).toMatchObject({ code: 'the-code', redirectUri: REDIRECT });
  });

  test.each<[string, Answer]>([
    ['another state', () => `${REDIRECT}?code=the-code&state=other`],
    ['no state', () => `${REDIRECT}?code=the-code`],
    ['an error', (state) => `${REDIRECT}?error=access_denied&state=${state}`],
    ['an error beside a code', (state) => `${REDIRECT}?error=x&code=the-code&state=${state}`],
    ['no code', (state) => `${REDIRECT}?state=${state}`],
    ['nothing', () => undefined],
  ])('refuses an answer with %s', async (_what, answer) => {
    await expect(run(answer).outcome).rejects.toMatchObject({ code: 'sign_in_refused' });
  });

  test.each([
    ['a window was closed', true, 'sign_in_cancelled'],
    ['no window may open and one is needed', false, 'sign_in_needed'],
  ])('says when %s', async (_what, isInteractive, code) => {
    const { outcome } = run(() => {
      throw new Error('User interaction required');
    }, isInteractive);
    await expect(outcome).rejects.toMatchObject({ code });
  });

  test('never uses the same verifier or state twice', async () => {
    const runs = Array.from({ length: 20 }, () => run((state) => `${REDIRECT}?code=c&state=${state}`));
    const verifiers = await Promise.all(runs.map(async ({ outcome }) => (await outcome).codeVerifier));
    expect(new Set(verifiers).size).toBe(20);
    expect(new Set(runs.map(({ seen }) => seen[0]?.url.searchParams.get('state'))).size).toBe(20);
  });
});
