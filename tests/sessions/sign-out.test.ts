import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ask, codeOf, proofFor, signIn } from '../app/panel.ts';
import { EXTENSION_ORIGIN } from '../app/settings.ts';
import { startTestWorker } from '../app/worker.ts';
import { startFixture } from '../genesys/fixture.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());
afterEach(() => genesys.control.reset());

const outbound = () => genesys.control.calls().map(({ method, path }) => `${method} ${path.split('?')[0]}`);

test('signing out revokes the token at Genesys and ends every copy of the session', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const copy = { ...panel, session: String(Object(await panel.post('/v1/session/renewal')).json.session) };
  expect((await panel.post('/v1/session/end')).status).toBe(204);
  expect(outbound()).toContain('DELETE /api/v2/tokens/me');
  expect(codeOf(await panel.post('/v1/conversations'))).toBe('session_invalid');
  expect(codeOf(await ask(worker, '/v1/conversations', undefined, copy))).toBe('session_invalid');
  expect(worker.audit.at(-1)).toMatchObject({ type: 'SIGN_OUT', result: 'revoked' });
});

test('a panel that is gone before the sign-out is through is signed out all the same', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  const opened = worker.app.request('/v1/session/end', {
    method: 'POST',
    headers: {
      origin: EXTENSION_ORIGIN,
      dpop: await proofFor('/v1/session/end', panel),
      authorization: `DPoP ${panel.session}`,
    },
    signal: AbortSignal.abort('left'),
  });
  expect((await opened).status).toBe(204);
  expect(worker.audit.at(-1)).toMatchObject({ type: 'SIGN_OUT', result: 'revoked' });
});

test('a sign-out that Genesys does not hear is audited as not revoked', async () => {
  const worker = startTestWorker({ genesys });
  const panel = await signIn(worker, genesys);
  genesys.control.fault({ path: '/tokens/me', method: 'DELETE', status: 503 });
  expect(codeOf(await panel.post('/v1/session/end'))).toBe('upstream_failed');
  expect(worker.audit.at(-1)).toMatchObject({ type: 'SIGN_OUT', result: 'not_revoked' });
  expect(codeOf(await panel.post('/v1/conversations'))).toBe('session_invalid');
});
