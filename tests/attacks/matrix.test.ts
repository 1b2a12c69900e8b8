import { randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import type { GenesysUser } from '../../mocks/genesys/options.ts';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { EXTENSION_ORIGIN, provenHeaders } from '../../mocks/stage/panel-headers.ts';
import { startTestWorker } from '../app/worker.ts';
import { feedbackHandles } from '../feedback/handles.ts';
import type { Borrowed } from './authorisation-matrix.ts';
import { MATRIX } from './authorisation-matrix.ts';
import type { Answer } from './frame/ask.ts';
import { ask, framesOf, identityOf, panelHeaders } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { SPECIALIST } from './frame/people.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { forgedSeal, sessionClaims } from './frame/seals.ts';
import type { Rep } from './frame/sign-in.ts';

const VICTIM = scenarioOf('fraud-delay-builder');

let scene: Scene;
let borrowed: Borrowed;
beforeAll(async () => {
  scene = await openScene();
  const owner = await scene.rep(REP);
  const conversationId = await scene.ring(REP, VICTIM.key, 'verified');
  const shown = await scene.pack(owner, { conversationId });
  const { ticket = '' } = identityOf(shown);
  const [insight = ''] = feedbackHandles(framesOf(shown));
  const headers = await panelHeaders('/v1/pins', owner);
  const made = await ask(scene.worker.port, { path: '/v1/pins', headers, body: { ticket } });
  const reveal = await forgedSeal({
    purpose: 'reveal',
    secret: scene.secrets.session,
    claims: { repId: REP.id, customerId: VICTIM.customerId, field: 'company-registration-number' },
  });
  const assertedId = await scene.ring(REP, 'hk-trader', 'asserted');
  scene.stage.genesys.control.answer(assertedId);
  const { ticket: assertedTicket = '' } = identityOf(await scene.pack(owner, { conversationId: assertedId }));
  borrowed = { conversationId, ticket, assertedTicket, grant: JSON.parse(made.text).grant, reveal, insight };
});
afterAll(() => scene.close());

const documentation = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

async function operations(): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${scene.worker.operationsPort}/openapi.json`);
  const { paths } = documentation.parse(await answer.json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

attack(
  'A22',
  'every documented operation has a row in the matrix',
  { defences: ['documented-by-schema'] },
  async () => {
    const documented = await operations();
    expect(documented.length).toBeGreaterThan(10);
    expect(documented.filter((operation) => !Object.hasOwn(MATRIX, operation))).toEqual([]);
  },
);

attack(
  'A22',
  'the worker has no route beside those of the matrix, documented or not',
  { defences: ['no-other-routes'] },
  async () => {
    const served = startTestWorker()
      .app.routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(served)].sort()).toEqual(Object.keys(MATRIX).sort());
  },
);

/** A good session of a rep, but sealed elsewhere: every bank's worker has keys of its own. */
async function sealedElsewhere(path: string) {
  const other = await scene.rep(OTHER_REP);
  const session = await forgedSeal({ purpose: 'session', secret: randomBytes(32), claims: await claimsOf(other) });
  return panelHeaders(path, { session, keys: other.keys });
}

const claimsOf = async ({ keys }: Rep) => sessionClaims(await calculateJwkThumbprint(await exportJWK(keys.publicKey)));
const sessionAged = (claims: Record<string, unknown>, agedS: number) =>
  forgedSeal({ purpose: 'session', secret: scene.secrets.session, lifeS: 60, agedS, claims });

/** Headers by which each actor asks for what is the owner's; whoever opens a session has none yet to send along. */
const ACTORS = {
  nobody: async () => ({ origin: EXTENSION_ORIGIN, 'content-type': 'application/json' }),
  forged: async (path: string) => ({ ...(await asOther(path)), authorization: `DPoP ${borrowed.ticket}` }),
  expired: async (path: string) => {
    const other = await scene.rep(OTHER_REP);
    const claims = await claimsOf(other);
    return panelHeaders(path, { session: await sessionAged(claims, 120), keys: other.keys });
  },
  otherBank: sealedElsewhere,
  withoutProof: async (path: string) => ({ ...(await asOther(path)), dpop: undefined }),
  otherOrigin: async (path: string) => ({ ...(await asOther(path)), origin: 'https://evil.example' }),
  callFlow: async () => ({ 'content-type': 'application/json', authorization: `Bearer ${scene.statementCredential}` }),
  otherRep: (path: string) => asOther(path),
  supervisor: (path: string) => as(SPECIALIST, path),
  owner: (path: string) => as(REP, path),
};
const asOther = (path: string) => as(OTHER_REP, path);

async function as(user: GenesysUser, path: string): Promise<Record<string, string>> {
  const rep = await scene.rep(user);
  return path === '/v1/session' ? provenHeaders(path, rep.keys) : panelHeaders(path, rep);
}

for (const [operation, row] of Object.entries(MATRIX)) {
  attack(
    'A22',
    `${operation} answers each actor as the matrix says`,
    { defences: ['session-required', 'origin-required'] },
    async () => {
      const [method = '', path = ''] = operation.split(' ');
      const seen: Record<string, number> = {};
      const answers: Answer[] = [];
      for (const [actor, headersFor] of Object.entries(ACTORS)) {
        const body = method === 'POST' ? row.body(borrowed) : undefined;
        const answer = await ask(scene.worker.port, { method, path, headers: await headersFor(path), body });
        seen[actor] = answer.status;
        if (actor !== 'owner') answers.push(answer);
      }
      expect(seen).toEqual(row.expected);
      for (const { text } of answers) expect(text).not.toContain('Northgate');
      await scene.nothingLeaks(answers, { allowsQueries: true });
    },
  );
}
