import { afterAll, beforeAll, expect } from 'vitest';
import { CLIENT, REP } from '../../mocks/stage/cast.ts';
import { authorizeAt, logIn } from '../../mocks/stage/log-in.ts';
import { attack } from './frame/attack.ts';
import { openPanel } from './frame/panel.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { openSession } from './frame/sign-in.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

attack(
  'B16',
  'a wrong verifier, a used code and a foreign redirect sign nobody in',
  { defences: ['redirect-checked'] },
  async () => {
    const grant = await authorizeAt(scene.stage, REP);
    const wrong = await openSession(scene.worker.port, { ...grant, codeVerifier: 'w'.repeat(64) });
    const used = await authorizeAt(scene.stage, REP);
    const first = await openSession(scene.worker.port, used);
    const replayed = await openSession(scene.worker.port, used);
    await scene.mark();
    const elsewhere = await openSession(scene.worker.port, {
      ...(await authorizeAt(scene.stage, REP)),
      redirectUri: `https://${'a'.repeat(32)}.chromiumapp.org/oauth`,
    });
    expect(scene.genesys.calls).toEqual([]);
    expect([wrong, first, replayed, elsewhere].map(({ answer }) => answer.status)).toEqual([401, 200, 401, 400]);
  },
);

attack(
  'B16',
  'an answer with another state, or without a code, is not a sign-in: nothing is stored and nobody is asked',
  { defences: ['state-checked'] },
  async () => {
    const planted = (change: (query: URLSearchParams) => void) => (address: URL) => {
      change(address.searchParams);
      return address;
    };
    for (const redirect of [
      planted((query) => query.set('state', 'planted')),
      planted((query) => query.delete('state')),
      planted((query) => query.delete('code')),
      planted((query) => query.set('error', 'access_denied')),
    ]) {
      const panel = await openPanel(scene, REP, redirect);
      await scene.mark();
      await expect(panel.keeper.signIn()).rejects.toThrow('sign_in_refused');
      expect([panel.stored, panel.keyCount(), panel.asked]).toEqual([{}, 0, ['/v1/configuration']]);
      expect(scene.genesys.calls).toEqual([]);
    }
    const honest = await openPanel(scene, REP);
    await honest.keeper.signIn();
    expect(honest.stored).toMatchObject({ session: { rep: { id: REP.id } } });
  },
);

attack(
  'B16',
  'a code of another sign-in, put in place of the right one, signs nobody in and leaves no session',
  { defences: ['verifier-checked'] },
  async () => {
    const stolen = await authorizeAt(scene.stage, REP);
    const panel = await openPanel(scene, REP, (address) => {
      address.searchParams.set('code', stolen.code);
      return address;
    });
    await expect(panel.keeper.signIn()).rejects.toThrow('sign_in_refused');
    expect(panel.stored).not.toHaveProperty('session');
    expect(await panel.keeper.current()).toBeNull();
  },
);

attack(
  'B16',
  'Genesys leads back to no other extension, so no code reaches one',
  { defences: ['registered-redirect'] },
  async () => {
    const redirectUri = `https://${'a'.repeat(32)}.chromiumapp.org/oauth`;
    const query = { client_id: CLIENT.id, redirect_uri: redirectUri, response_type: 'code' };
    const challenge = { code_challenge: 'c'.repeat(43), code_challenge_method: 'S256', state: 's' };
    const asked = new URLSearchParams({ ...query, ...challenge });
    await expect(logIn(scene.stage, REP, asked.toString())).rejects.toThrow('led nowhere: 400');
  },
);
