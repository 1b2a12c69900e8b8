import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { PanelActions, PanelState } from '../../../components/panel-state.ts';
import type { createWorkerChoice, WorkerVerdict } from '../policy/create-worker-choice.ts';
import type { DeskActions, DeskDependencies } from './create-desk.ts';
import type { Stage, StageDependencies, WorkerConnection } from './create-stage.ts';
import { createStage } from './create-stage.ts';

export type PanelDependencies = Pick<DeskDependencies, 'disk' | 'hearSignals' | 'nowMs' | 'reload' | 'print'> & {
  hosts: readonly string[];
  workerChoice: ReturnType<typeof createWorkerChoice>;
  connect: (host: string) => WorkerConnection;
  endings: StageDependencies['endings'];
  onConfiguration: (configuration: Configuration) => void;
  publish: (state: PanelState) => void;
};

/** One readable machine: which worker → reachable → signed in → the desk. Every step replaces the one before it. */
export function createPanel(dependencies: PanelDependencies) {
  const { workerChoice, hosts } = dependencies;
  let step = new AbortController();
  let verdict: WorkerVerdict = { kind: 'waiting' };
  let stage: Stage | null = null;

  function enter(next: WorkerVerdict): void {
    const hadDesk = Boolean(stage?.desk());
    step.abort();
    // Customers of the worker before are in memory: the document that comes next reads the new policy from the disk.
    if (hadDesk) {
      stage = null;
      dependencies.publish({ phase: 'waiting-for-policy' });
      dependencies.reload();
      return;
    }
    step = new AbortController();
    verdict = next;
    stage = null;
    if (next.kind === 'use') stage = createStage({ ...stageDependencies(next), signal: step.signal });
    else dependencies.publish(screenOf(next, hosts));
  }

  function stageDependencies({ host, arePinsAllowed }: Extract<WorkerVerdict, { kind: 'use' }>) {
    return { ...dependencies, host, connection: dependencies.connect(host), arePinsAllowed };
  }

  const actions: PanelActions = {
    ...atDesk(() => stage?.desk()?.actions),
    chooseWorker: (host) => {
      if (verdict.kind !== 'choose' || !hosts.includes(host)) return;
      void workerChoice.choose(host).then(enter);
    },
    chooseSetting: () => undefined,
    reconnect: () => enter(verdict),
    signIn: () => void stage?.signIn(),
    signOut: () => void stage?.signOut(),
  };
  return {
    actions,
    start: () => workerChoice.watch(enter),
    /** Ends whatever runs and takes everything off the screen. */
    lock: () => {
      step.abort();
      stage = null;
      dependencies.publish({ phase: 'locked' });
    },
    isConnected: () => stage?.desk()?.isConnected() ?? false,
    /** Another panel of this browser signed in, as whom, or out. */
    sessionChanged: (repId: string | null) => stage?.sessionChanged(repId),
    /** A desktop page started, so whoever is signed in at Genesys may be somebody else. */
    desktopLoaded: () => stage?.desktopLoaded(),
  };
}

function screenOf(verdict: Exclude<WorkerVerdict, { kind: 'use' }>, hosts: readonly string[]): PanelState {
  switch (verdict.kind) {
    case 'waiting':
      return { phase: 'waiting-for-policy' };
    case 'wrong':
      return { phase: 'policy-wrong', reason: 'unknown-address', workerAddress: verdict.workerAddress };
    case 'choose':
      return { phase: 'choose-worker', hosts: [...hosts] };
  }
}

/** The desk comes and goes; a click that arrives after it has gone does nothing. */
function atDesk(desk: () => DeskActions | undefined): DeskActions {
  return {
    selectConversation: (id) => desk()?.selectConversation(id),
    chooseCandidate: (handle) => desk()?.chooseCandidate(handle),
    notThisCustomer: () => desk()?.notThisCustomer(),
    verifyCaller: (method) => desk()?.verifyCaller(method),
    revealField: () => desk()?.revealField(),
    giveFeedback: (...said) => desk()?.giveFeedback(...said),
    retrySections: (ids) => desk()?.retrySections(ids),
    retryPack: () => desk()?.retryPack(),
    pin: () => desk()?.pin(),
    unpin: (pinId) => desk()?.unpin(pinId),
    openPin: (pinId, reason) => desk()?.openPin(pinId, reason),
    closePin: () => desk()?.closePin(),
    search: (query, reason) => desk()?.search(query, reason),
    openHit: (handle) => desk()?.openHit(handle),
    showOpenings: (ofRep) => desk()?.showOpenings(ofRep),
    showEarlierOpenings: () => desk()?.showEarlierOpenings(),
    closeOpenings: () => desk()?.closeOpenings(),
    print: () => desk()?.print(),
  };
}
