import type { PanelActions, PanelState } from '../../../components/panel-state.ts';
import type { Administration, Ruling } from '../policy/create-administration.ts';
import type { Verdict } from '../policy/verdict.ts';
import { actionsAtDesk } from './actions-at-desk.ts';
import type { Stage, StageDependencies, Surroundings, WorkerConnection } from './create-stage.ts';
import { createStage } from './create-stage.ts';
import { withContact } from './with-contact.ts';

export type PanelDependencies = Omit<Surroundings, 'settings'> &
  Pick<StageDependencies, 'endings' | 'onConfiguration'> & {
    hosts: readonly string[];
    administration: Administration;
    /** Once the signal has ended nothing is asked of that worker any more. */
    connect: (host: string, signal: AbortSignal) => WorkerConnection;
    onRuling: (ruling: Ruling) => void;
    publish: (state: PanelState) => void;
  };

/** One readable machine: which worker → reachable → signed in → the desk. Every step replaces the one before it. */
export function createPanel(dependencies: PanelDependencies) {
  const { administration, hosts } = dependencies;
  let step = new AbortController();
  let ruling: Ruling | null = null;
  let stage: Stage | null = null;
  let last: PanelState = { phase: 'waiting-for-policy' };
  let isLocked = false;

  function publish(state: PanelState): void {
    last = state;
    dependencies.publish(withContact(state, ruling?.settings.supportContact));
  }

  function follow(next: Ruling): void {
    if (isLocked) return;
    const isSame = JSON.stringify(next.verdict) === JSON.stringify(ruling?.verdict);
    ruling = next;
    dependencies.onRuling(next);
    if (isSame) {
      publish(last);
      stage?.desk()?.settingsChanged();
    } else enter(next);
  }

  function enter(next: Ruling): void {
    const { verdict } = next;
    const hadDesk = Boolean(stage?.desk());
    step.abort();
    stage = null;
    if (hadDesk || verdict.kind !== 'use') publish(screenOf(verdict, hosts));
    // Customers of the worker before are in memory: the document that comes next reads the new policy from the disk.
    if (hadDesk) {
      dependencies.reload();
    } else if (verdict.kind === 'use') {
      step = new AbortController();
      const { signal } = step;
      const connection = dependencies.connect(verdict.host, signal);
      const settings = () => ruling?.settings ?? next.settings;
      stage = createStage({ ...dependencies, ...verdict, publish, connection, settings, signal });
    }
  }

  const actions: PanelActions = {
    ...actionsAtDesk(() => stage?.desk()?.actions),
    chooseWorker: (host) => {
      if (ruling?.verdict.kind === 'choose') void administration.chooseWorker(host);
    },
    chooseSetting: (name, value) => void administration.chooseSetting(name, value),
    reconnect: () => void (ruling && enter(ruling)),
    signIn: () => void stage?.signIn(),
    signOut: () => void stage?.signOut(),
  };
  return {
    actions,
    /** Also after a lock that found this document before it had started. */
    start: () => {
      isLocked = false;
      return administration.watch(follow);
    },
    /** Ends whatever runs and takes everything off the screen. */
    lock: () => {
      isLocked = true;
      step.abort();
      stage = null;
      publish({ phase: 'locked' });
    },
    isConnected: () => stage?.desk()?.isConnected() ?? false,
    /** Another panel of this browser signed in, as whom, or out. */
    sessionChanged: (repId: string | null) => stage?.sessionChanged(repId),
    /** A desktop page started, so whoever is signed in at Genesys may be somebody else. */
    desktopLoaded: () => stage?.desktopLoaded(),
  };
}

function screenOf(verdict: Verdict, hosts: readonly string[]): PanelState {
  switch (verdict.kind) {
    case 'waiting':
      return verdict.isOverdue ? { phase: 'waiting-for-policy', isOverdue: true } : { phase: 'waiting-for-policy' };
    case 'wrong':
      return { phase: 'policy-wrong', reason: verdict.reason, workerAddress: verdict.workerAddress };
    case 'switched-off':
      return { phase: 'switched-off' };
    case 'choose':
      return { phase: 'choose-worker', hosts: [...hosts] };
    case 'use':
      return { phase: 'waiting-for-policy' };
  }
}
