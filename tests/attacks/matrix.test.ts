import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { OTHER_REP, REP } from '../../mocks/stage/cast.ts';
import { MATRIX } from './authorisation-matrix.ts';
import type { Answer } from './frame/ask.ts';
import { ask, EXTENSION_ORIGIN, identityOf, panelHeaders } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { forgedSeal } from './frame/seals.ts';

let scene: Scene;
let borrowed: { conversationId: string; ticket: string; grant: string };
beforeAll(async () => {
  scene = await openScene();
  const owner = await scene.rep(REP);
  const conversationId = await scene.ring(REP, 'fraud-delay-builder', 'verified');
  const { ticket = '' } = identityOf(await scene.pack(owner, { conversationId }));
  const headers = await panelHeaders('/v1/pins', owner);
  const made = await ask(scene.worker.port, { path: '/v1/pins', headers, body: { ticket } });
  borrowed = { conversationId, ticket, grant: JSON.parse(made.text).grant };
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

/** Headers by which each actor asks; `otherRep` is signed in and uses what belongs to another. */
const ACTORS = {
  nobody: async () => ({ origin: EXTENSION_ORIGIN, 'content-type': 'application/json' }),
  forged: async (path: string) => ({ ...(await asOther(path)), authorization: `DPoP ${borrowed.ticket}` }),
  expired: async (path: string) => {
    const other = await scene.rep(OTHER_REP);
    const session = await forgedSeal({ purpose: 'session', secret: scene.secrets.session, lifeS: 1, agedS: 120 });
    return panelHeaders(path, { session, keys: other.keys });
  },
  withoutProof: async (path: string) => ({ ...(await asOther(path)), dpop: undefined }),
  otherOrigin: async (path: string) => ({ ...(await asOther(path)), origin: 'https://evil.example' }),
  callFlow: async () => ({ 'content-type': 'application/json', authorization: `Bearer ${scene.statementCredential}` }),
  otherRep: (path: string) => asOther(path),
};
const asOther = async (path: string) => panelHeaders(path, await scene.rep(OTHER_REP));

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
        answers.push(answer);
      }
      expect(seen).toEqual(row.expected);
      for (const { text } of answers) expect(text).not.toContain('Northgate');
      await scene.nothingLeaks(answers, { allowsQueries: true });
    },
  );
}
