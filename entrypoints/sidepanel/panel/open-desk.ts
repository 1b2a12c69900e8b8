import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import { createConfirmRep } from '../session/confirm-rep.ts';
import { keepRenewed } from '../session/keep-renewed.ts';
import type { HeldSession } from '../session/session-memory.ts';
import type { Desk } from './create-desk.ts';
import { createDesk } from './create-desk.ts';
import type { SignedIn, StageDependencies } from './create-stage.ts';

/** The worker that was reached, and what signs in there. */
export type Place = { configuration: Configuration; session: SignedIn };

export type OpenDesk = Desk & { repId: string; confirmRep: () => void; close: () => void };

/** One rep's desk: from the session they took to its end, renewed and confirmed meanwhile. */
export function openDesk(
  dependencies: StageDependencies,
  { configuration, session }: Place,
  held: HeldSession,
  onEnded: (refusal?: string) => void,
): OpenDesk {
  const run = new AbortController();
  const { signal } = run;
  const { keeper } = session;
  const desk = createDesk({ ...dependencies, ...session, configuration, rep: held.rep, signal });
  keepRenewed(held.expiresAt, { keeper, nowMs: dependencies.nowMs, signal, onEnded });
  const confirmRep = createConfirmRep({ keeper, signal, onEnded });
  return { ...desk, repId: held.rep.id, confirmRep, close: () => run.abort() };
}
