import { createMiddleware } from 'hono/factory';
import { AppError } from '../errors.ts';
import type { WorkerEnv } from '../http/worker-env.ts';
import type { Proofs } from '../seals/create-proofs.ts';
import type { SealedSessions } from './sealed-sessions.ts';

/** `Authorization: DPoP <session>` with a proof of the key the session is bound to. */
export function createRequireSession({ sessions, proofs }: { sessions: SealedSessions; proofs: Proofs }) {
  return createMiddleware<WorkerEnv>(async function requireSession(c, next) {
    const sealed = sessionOf(c.req.header('authorization'));
    const rep = await sessions.open(sealed);
    const request = { method: c.req.method, path: c.req.path, session: sealed, keyThumbprint: rep.keyThumbprint };
    if ((await proofs.verify(c.req.header('dpop'), request)) !== rep.keyThumbprint) throw new AppError('proof_invalid');
    c.set('rep', rep);
    await next();
  });
}
export type RequireSession = ReturnType<typeof createRequireSession>;

function sessionOf(header: string | undefined): string {
  if (!header) throw new AppError('session_required');
  const [, sealed] = /^DPoP ([A-Za-z0-9._-]+)$/iu.exec(header) ?? [];
  if (!sealed) throw new AppError('session_invalid');
  return sealed;
}
