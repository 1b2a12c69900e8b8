import type { PinItem, Pins } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { GrantsDependencies } from './create-grants.ts';
import { createGrants } from './create-grants.ts';
import type { Grant } from './grant.ts';
import { createLabels } from './pin-labels.ts';
import { expiresAt } from './pin-rules.ts';
import { createRemovals } from './remove-pin.ts';

export type PinsDependencies = GrantsDependencies & {
  api: Pick<WorkerApi, 'createPin' | 'removePin' | 'readPins'>;
  onChange: () => void;
};

/** A rep's pinned customers. The labels are read from the grants by the worker and stay in memory. */
export function createPins({ api, onChange, ...dependencies }: PinsDependencies) {
  const { rules } = dependencies;
  let held: Grant[] = [];
  let problem: string | undefined;

  const grants = createGrants(dependencies);
  const { isExpired } = grants;
  const labels = createLabels(api);
  const removals = createRemovals({ api, grants });
  const shown = () => held.filter(({ pinId }) => !labels.isUnreadable(pinId) && !removals.isLeaving(pinId));
  const isFull = () => shown().length >= rules().limit;

  /** Says on screen what went wrong, and lets the list stand. */
  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      problem = undefined;
    } catch (error) {
      problem = codeOf(error);
    }
    onChange();
  }

  /** Grants that could not be moved are where they were, and are listed all the same. */
  const load = () =>
    attempt(async () => {
      const settling = await Promise.allSettled([grants.settle()]);
      held = await grants.readOwn();
      onChange();
      if (rules().isEnabled) await labels.read(held.filter((grant) => !isExpired(grant)));
      throwFaultOf(settling);
    });

  return {
    load,
    add: (ticket: string, onPinned: (pinId: string) => void) =>
      attempt(async () => {
        if (!rules().isEnabled || isFull()) return;
        const made = await api.createPin(ticket);
        const { label: _label, market: _market, ...sealed } = made;
        labels.keep(made);
        const { grant, fault } = await grants.add(sealed);
        held = [...held.filter(({ pinId }) => pinId !== made.pinId), grant];
        onPinned(made.pinId);
        if (fault !== undefined) throw fault;
      }),
    remove: (pinId: string) =>
      attempt(async () => {
        const grant = held.find((candidate) => candidate.pinId === pinId);
        if (grant === undefined || removals.isLeaving(pinId)) return;
        const removing = removals.remove(grant);
        onChange();
        await removing;
        held = held.filter((candidate) => candidate.pinId !== pinId);
        labels.forget(pinId);
      }),
    grantOf: (pinId: string) =>
      rules().isEnabled ? held.find((grant) => grant.pinId === pinId && !isExpired(grant))?.grant : undefined,
    view: (): Pins => {
      const { isEnabled, limit } = rules();
      return { isEnabled, limit, problem, items: shown().map(toItem) };
    },
  };

  function toItem(grant: Grant): PinItem {
    const { pinId, pinnedAt } = grant;
    const isOver = isExpired(grant);
    return { pinId, pinnedAt, expiresAt: expiresAt(grant, rules()), isExpired: isOver, ...labels.of(pinId) };
  }
}

function throwFaultOf(steps: readonly PromiseSettledResult<void>[]): void {
  for (const step of steps) if (step.status === 'rejected') throw step.reason;
}
