import type { Pins } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { GrantsDependencies } from './create-grants.ts';
import { createGrants } from './create-grants.ts';
import { createLabels } from './pin-labels.ts';
import { createPinList } from './pin-list.ts';
import { createRemovals } from './remove-pin.ts';

export type PinsDependencies = GrantsDependencies & {
  api: Pick<WorkerApi, 'createPin' | 'removePin' | 'readPins'>;
  onChange: () => void;
};

/** A rep's pinned customers. The labels are read from the grants by the worker and stay in memory. */
export function createPins({ api, onChange, ...dependencies }: PinsDependencies) {
  const { rules } = dependencies;
  let problem: string | undefined;

  const grants = createGrants(dependencies);
  const labels = createLabels(api);
  const removals = createRemovals({ api, grants });
  const { isLeaving } = removals;
  const list = createPinList({ grants, labels, isLeaving, rules, onChange });
  const isFull = () => list.items().length >= rules().limit;

  const say = (fault: unknown) => {
    problem = codeOf(fault);
  };

  /** Says on screen what went wrong, and lets the list stand. */
  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      problem = undefined;
    } catch (error) {
      say(error);
    }
    onChange();
  }

  /** Grants that could not be moved are where they were, and are listed all the same. */
  const load = () =>
    attempt(async () => {
      const settling = await Promise.allSettled([grants.settle()]);
      await list.read();
      throwFaultOf(settling);
    });

  return {
    load,
    /** The profile has changed under the panel; what was said about the last click still stands. */
    reread: () => (rules().mayRoam ? list.read().catch(say).then(onChange) : Promise.resolve()),
    add: (ticket: string, onPinned: (pinId: string) => void) =>
      attempt(async () => {
        if (!rules().isEnabled || isFull()) return;
        const made = await api.createPin(ticket);
        const { label: _label, market: _market, ...sealed } = made;
        labels.keep(made);
        const { grant, fault } = await grants.add(sealed);
        list.put(grant);
        onPinned(made.pinId);
        if (fault !== undefined) throw fault;
      }),
    remove: (pinId: string) =>
      attempt(async () => {
        const grant = list.find(pinId);
        if (grant === undefined || isLeaving(pinId)) return;
        const removing = removals.remove(grant);
        onChange();
        await removing;
        list.drop(pinId);
        labels.forget(pinId);
      }),
    grantOf: (pinId: string) => {
      const grant = list.find(pinId);
      return rules().isEnabled && grant !== undefined && !grants.isExpired(grant) ? grant.grant : undefined;
    },
    view: (): Pins => {
      const { isEnabled, limit } = rules();
      return { isEnabled, limit, problem, items: list.items() };
    },
  };
}

function throwFaultOf(steps: readonly PromiseSettledResult<void>[]): void {
  for (const step of steps) if (step.status === 'rejected') throw step.reason;
}
