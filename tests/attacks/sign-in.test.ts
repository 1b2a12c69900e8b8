import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { REP } from '../../mocks/stage/cast.ts';
import { authorizeAt } from '../../mocks/stage/log-in.ts';
import type { DefenceId } from './defences.ts';
import { codeOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Bend } from './frame/genesys-front.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { openSession } from './frame/sign-in.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(() => scene.genesys.bend(null));

type Changes = Record<string, (body: Record<string, unknown>) => Record<string, unknown>>;
const FOREIGN = { id: '99999999-5f0e-4d0a-9a43-0f5a3f4b6c11', name: 'Another bank' };

/** Changes single answers of Genesys about the token just exchanged. */
function bending(changes: Changes): Bend {
  return (path, body) => {
    const change = changes[path];
    return change && typeof body === 'object' && body !== null ? { body: change({ ...body }) } : undefined;
  };
}

const TOKENS_ME = '/api/v2/tokens/me';
const USERS_ME = '/api/v2/users/me';
const REFUSED: [id: string, title: string, code: string, defence: DefenceId, changes: Changes][] = [
  [
    'B1',
    'of another organisation',
    'organization_not_allowed',
    'organisation-checked',
    { [TOKENS_ME]: (me) => ({ ...me, organization: FOREIGN, homeOrganization: FOREIGN }) },
  ],
  [
    'B1',
    'whose user is of another organisation',
    'organization_not_allowed',
    'organisation-checked',
    { [USERS_ME]: (me) => ({ ...me, organization: FOREIGN }) },
  ],
  [
    'B2',
    'made for another OAuth client',
    'client_not_allowed',
    'client-checked',
    { [TOKENS_ME]: (me) => ({ ...me, OAuthClient: { ...FOREIGN } }) },
  ],
  [
    'B4',
    'of a user cloned from elsewhere',
    'sign_in_refused',
    'clone-checked',
    { [TOKENS_ME]: (me) => ({ ...me, clonedUser: { id: FOREIGN.id, organization: FOREIGN } }) },
  ],
  [
    'B4',
    'whose home is another organisation',
    'organization_not_allowed',
    'organisation-checked',
    { [TOKENS_ME]: (me) => ({ ...me, homeOrganization: FOREIGN }) },
  ],
  [
    'B4',
    'of a user who is no longer active',
    'sign_in_refused',
    'clone-checked',
    { [USERS_ME]: (me) => ({ ...me, state: 'inactive' }) },
  ],
];
for (const [id, title, code, defence, changes] of REFUSED) {
  attack(id, `a token ${title} makes no session`, { defences: [defence] }, async () => {
    scene.genesys.bend(bending(changes));
    await scene.mark();
    const { answer } = await openSession(scene.worker.port, await authorizeAt(scene.stage, REP));
    expect([answer.status, codeOf(answer)]).toEqual([401, code]);
    expect(answer.text).not.toContain('"session"');
    expect(scene.worker.audits().at(-1)).toMatchObject({ type: 'DENIED', repId: 'unknown', result: code });
    await scene.nothingLeaks([answer]);
  });
}

attack(
  'B3',
  'a raw Genesys token is refused unread, unforwarded and unlogged',
  { defences: ['strict-requests'] },
  async () => {
    const grant = await authorizeAt(scene.stage, REP);
    const token = 'raw-genesys-token-0123456789';
    await scene.mark();
    for (const body of [
      { token },
      { accessToken: token },
      { ...grant, token },
      { subject_token: token, grant_type: 'token-exchange' },
    ]) {
      const { answer } = await openSession(scene.worker.port, body);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed_request']);
    }
    expect(scene.genesys.calls).toEqual([]);
    expect(scene.worker.written()).not.toContain(token);
  },
);

attack('B3', 'a token that belongs to no user makes no session', { defences: ['user-required'] }, async () => {
  scene.genesys.bend((path) =>
    path === USERS_ME ? { status: 400, body: { message: 'requires a user context' } } : undefined,
  );
  const { answer } = await openSession(scene.worker.port, await authorizeAt(scene.stage, REP));
  expect([answer.status, codeOf(answer)]).toEqual([401, 'sign_in_refused']);
});

attack(
  'B5',
  'no request names a region, and no redirect of Genesys is followed with code or token',
  { defences: ['no-redirects', 'strict-requests'] },
  async () => {
    const reached: string[] = [];
    const evil = createServer((incoming, outgoing) => {
      reached.push(incoming.url ?? '');
      outgoing.end('{"access_token":"evil"}');
    });
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    // The type of a listening TCP server's address.
    const { port } = evil.address() as AddressInfo;
    const grant = await authorizeAt(scene.stage, REP);
    await scene.mark();
    const { answer: regional } = await openSession(scene.worker.port, { ...grant, region: 'evil.example' });
    expect([regional.status, scene.genesys.calls.length]).toEqual([400, 0]);
    for (const [path, status] of [
      ['/oauth/token', 302],
      ['/oauth/token', 307],
      [TOKENS_ME, 302],
      [USERS_ME, 307],
    ] as const) {
      const headers = { location: `http://127.0.0.1:${port}${path}` };
      scene.genesys.bend((asked) => (asked === path ? { status, body: {}, headers } : undefined));
      const { answer } = await openSession(scene.worker.port, await authorizeAt(scene.stage, REP));
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect(reached).toEqual([]);
    evil.closeAllConnections();
    await new Promise((resolve) => evil.close(resolve));
  },
);
