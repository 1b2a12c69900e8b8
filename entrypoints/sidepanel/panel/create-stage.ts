import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { PanelState } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { PushListener } from '../conversations/create-push.ts';
import type { Endings } from '../session/endings.ts';
import type { Credentials, SessionKeeper } from '../session/session-keeper.ts';
import { atMost } from './at-most.ts';
import type { DeskDependencies } from './create-desk.ts';
import type { OpenDesk, Place } from './open-desk.ts';
import { openDesk } from './open-desk.ts';
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

/** What a desk needs of the browser around it. */
export type Surroundings = Pick<
  DeskDependencies,
  'settings' | 'disk' | 'profile' | 'hearSignals' | 'nowMs' | 'reload' | 'print'
>;

export type StageDependencies = Surroundings & {
  connection: WorkerConnection;
  host: string;
  /** What the policy says of this worker's customers; nothing, where the worker was chosen by hand. */
  isTraining?: boolean;
  endings: Endings;
  onConfiguration: (configuration: Configuration) => void;
  publish: (state: PanelState) => void;
  signal: AbortSignal;
};

const END_MS = 500;
/** The document goes whatever a store or the worker does; who comes next finds no session. */
const SIGN_OUT_MS = 3_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

type Way = (keeper: SessionKeeper) => Promise<Credentials | null>;

/** What runs once the worker is known: reach it, sign in without a window if that works, then the desk. */
export function createStage(dependencies: StageDependencies) {
  const { publish, signal, endings, reload } = dependencies;
  let place: Place | null = null;
  let desk: OpenDesk | null = null;
  let isSigningOut = false;

  function closeDesk(): void {
    desk?.close();
    desk = null;
  }

  function showSignedOut(problem?: string): void {
    // An answer that comes too late finds no session: the way back in is offered once the sign-out is over.
    if (signal.aborted || isSigningOut) return;
    publish(signedOut(place?.configuration, problem));
    if (desk !== null) void leaveDesk(problem ?? 'session_required');
  }

  /** Whoever was shown at the desk must not stay in the memory of a signed-out screen. */
  async function leaveDesk(problem: string): Promise<void> {
    closeDesk();
    await atMost(END_MS, endings.keep(problem));
    reload();
  }

  /** Signs in by the given way and opens the desk, or says what is in the way. */
  async function enter(way: Way): Promise<void> {
    if (signal.aborted || place === null || desk !== null) return;
    publish({ phase: 'signing-in' });
    const outcome = await credentialsBy(way, place.session.keeper);
    if (signal.aborted || desk !== null) return;
    if (outcome.credentials === null) showSignedOut(outcome.problem);
    else desk = openDesk(dependencies, place, outcome.credentials.held, onEnded);
  }

  const enterSilently = () => enter((keeper) => keeper.current());
  const onEnded = (refusal = 'session_expired') => showSignedOut(refusal);

  signal.addEventListener('abort', closeDesk);
  void reach(dependencies, async (configuration) => {
    dependencies.onConfiguration(configuration);
    place = { configuration, session: dependencies.connection.signedIn(configuration, onEnded) };
    // After a session that ended only a click helps: in silence the same would happen again and again.
    const ending = await endings.take();
    if (ending === null) await enterSilently();
    else showSignedOut(ending);
  });

  return {
    desk: () => desk,
    signIn: () => enter((keeper) => keeper.signIn()),
    signOut: async () => {
      isSigningOut = true;
      closeDesk();
      publish({ phase: 'signing-in' });
      await atMost(SIGN_OUT_MS, Promise.resolve(place?.session.keeper.signOut()));
      reload();
    },
    sessionChanged: (repId: string | null) => {
      if (desk === null && repId !== null) void enterSilently();
      if (desk === null || desk.repId === repId) return;
      closeDesk();
      publish({ phase: 'signing-in' });
      reload();
    },
    desktopLoaded: () => {
      if (desk === null) void enterSilently();
      else desk.confirmRep();
    },
  };
}

export type Stage = ReturnType<typeof createStage>;

/** Tries until the worker answers; in between the panel says that it cannot be reached. */
async function reach(
  { connection, publish, signal, host, isTraining }: StageDependencies,
  onReached: (configuration: Configuration) => Promise<void>,
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      const configuration = await connection.readConfiguration();
      if (signal.aborted) return;
      if (isMixedUp(isTraining, configuration)) {
        publish({ phase: 'policy-wrong', reason: 'training', workerAddress: host });
      } else await onReached(configuration);
      return;
    } catch (error) {
      if (!signal.aborted) publish({ phase: 'unreachable', code: codeOf(error) });
    }
    await pause(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 30_000, signal);
  }
}

/** Made-up customers where real ones are due, or the reverse: nobody signs in there, and nothing more is asked. */
function isMixedUp(isMeant: boolean | undefined, { isTraining }: Configuration): boolean {
  return isMeant !== undefined && isMeant !== isTraining;
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
