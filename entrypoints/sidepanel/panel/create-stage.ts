import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { PanelState } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { PushListener } from '../conversations/create-push.ts';
import { createConfirmRep } from '../session/confirm-rep.ts';
import { keepRenewed } from '../session/keep-renewed.ts';
import type { Credentials, SessionKeeper } from '../session/session-keeper.ts';
import type { HeldSession } from '../session/session-memory.ts';
import { atMost } from './at-most.ts';
import type { Desk, DeskDependencies } from './create-desk.ts';
import { createDesk } from './create-desk.ts';
import { pause } from './pause.ts';

export type SignedIn = {
  keeper: SessionKeeper;
  api: WorkerApi;
  startPush: (listener: PushListener, signal: AbortSignal) => void;
};

export type WorkerConnection = {
  readConfiguration: () => Promise<Configuration>;
  signedIn: (configuration: Configuration, onSignedOut: (refusal?: string) => void) => SignedIn;
};

export type StageDependencies = Pick<DeskDependencies, 'disk' | 'hearSignals' | 'nowMs' | 'reload' | 'print'> & {
  connection: WorkerConnection;
  arePinsAllowed: boolean;
  onConfiguration: (configuration: Configuration) => void;
  publish: (state: PanelState) => void;
  signal: AbortSignal;
};

/** The document goes whatever a store or the worker does; who comes next finds no session. */
const SIGN_OUT_MS = 3_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

type Way = (keeper: SessionKeeper) => Promise<Credentials | null>;
type Place = { configuration: Configuration; session: SignedIn };

/** What runs once the worker is known: reach it, sign in without a window if that works, then the desk. */
export function createStage(dependencies: StageDependencies) {
  const { publish, signal } = dependencies;
  let place: Place | null = null;
  let desk: (Desk & { repId: string; confirmRep: () => void }) | null = null;
  let deskRun = new AbortController();

  function showSignedOut(problem?: string): void {
    if (signal.aborted) return;
    closeDesk();
    publish(signedOut(place?.configuration, problem));
  }

  function closeDesk(): void {
    deskRun.abort();
    desk = null;
  }

  /** Signs in by the given way and opens the desk, or says what is in the way. */
  async function enter(way: Way): Promise<void> {
    if (place === null || desk !== null) return;
    publish({ phase: 'signing-in' });
    const outcome = await credentialsBy(way, place.session.keeper);
    if (signal.aborted || desk !== null) return;
    if (outcome.credentials === null) showSignedOut(outcome.problem);
    else openDesk(place, outcome.credentials.held);
  }

  function openDesk({ configuration, session }: Place, held: HeldSession): void {
    deskRun = new AbortController();
    const { keeper } = session;
    const { signal } = deskRun;
    const onEnded = (refusal = 'session_expired') => showSignedOut(refusal);
    const opened = createDesk({ ...dependencies, ...session, configuration, rep: held.rep, signal });
    desk = { ...opened, repId: held.rep.id, confirmRep: createConfirmRep({ keeper, signal, onEnded }) };
    keepRenewed(held.expiresAt, { keeper, nowMs: dependencies.nowMs, signal, onEnded });
  }

  signal.addEventListener('abort', closeDesk);
  void reach(dependencies, (configuration) => {
    dependencies.onConfiguration(configuration);
    const onSignedOut = (refusal = 'session_expired') => showSignedOut(refusal);
    place = { configuration, session: dependencies.connection.signedIn(configuration, onSignedOut) };
    void enter((keeper) => keeper.current());
  });

  return {
    desk: () => desk,
    signIn: () => enter((keeper) => keeper.signIn()),
    signOut: async () => {
      closeDesk();
      publish({ phase: 'signing-in' });
      await atMost(SIGN_OUT_MS, Promise.resolve(place?.session.keeper.signOut()));
      dependencies.reload();
    },
    sessionChanged: (repId: string | null) => {
      if (desk === null) {
        if (repId !== null) void enter((keeper) => keeper.current());
      } else if (desk.repId !== repId) {
        closeDesk();
        publish({ phase: 'signing-in' });
        dependencies.reload();
      }
    },
    desktopLoaded: () => {
      if (desk === null) void enter((keeper) => keeper.current());
      else desk.confirmRep();
    },
  };
}

export type Stage = ReturnType<typeof createStage>;

/** Tries until the worker answers; in between the panel says that it cannot be reached. */
async function reach(
  { connection, publish, signal }: StageDependencies,
  onReached: (configuration: Configuration) => void,
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const configuration = await connection.readConfiguration();
      if (!signal.aborted) onReached(configuration);
      return;
    } catch (error) {
      if (!signal.aborted) publish({ phase: 'unreachable', code: codeOf(error) });
    }
    await pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 30_000, signal);
  }
}

async function credentialsBy(way: Way, keeper: SessionKeeper) {
  try {
    return { credentials: await way(keeper) };
  } catch (error) {
    return { credentials: null, problem: codeOf(error) };
  }
}

function signedOut(configuration: Configuration | undefined, problem?: string): PanelState {
  const { organizationName, supportContact } = configuration ?? {};
  return { phase: 'signed-out', problem, organizationName, supportContact };
}
