import type { PolicyFault } from '../../../components/panel-state.ts';
import type { ManagedPolicy } from '../../policy/managed-policy.ts';

/** Which worker this panel talks to, or why to none. */
export type Verdict =
  | { kind: 'waiting'; isOverdue: boolean }
  | { kind: 'wrong'; reason: PolicyFault; workerAddress?: string }
  | { kind: 'choose' }
  | { kind: 'switched-off' }
  /** `isTraining`: what the worker must say of itself; one chosen by hand may say either. */
  | { kind: 'use'; host: string; isTraining?: boolean };

export type Known = {
  /** Null: none has arrived. */
  policy: ManagedPolicy | null;
  chosenHost: string | undefined;
  /** Force-installed: a policy is on its way, and choosing by hand is not for the rep. */
  isAdministered: boolean;
  /** Longer than any browser takes. */
  isOverdue: boolean;
  /** There is a newer policy than this one, and the browser fails to say which. */
  isUnreadable: boolean;
};

/** The policy's worker, else the one chosen by hand where no administrator rules. Never a default. */
export function verdictOf(known: Known, hosts: readonly string[]): Verdict {
  const { policy, isUnreadable } = known;
  if (policy?.isSwitchedOff) return { kind: 'switched-off' };
  if (isUnreadable) return { kind: 'wrong', reason: 'unreadable' };
  const workerAddress = policy?.trainingWorkerAddress ?? policy?.workerAddress;
  if (workerAddress !== undefined) {
    const host = workerAddress.replace(/\/$/u, '');
    if (!hosts.includes(host)) return { kind: 'wrong', reason: 'unknown-address', workerAddress };
    return { kind: 'use', host, isTraining: policy?.trainingWorkerAddress !== undefined };
  }
  return withoutAddress(known, hosts);
}

function withoutAddress({ policy, chosenHost, isAdministered, isOverdue }: Known, hosts: readonly string[]): Verdict {
  if (!isAdministered) {
    const isKnown = chosenHost !== undefined && hosts.includes(chosenHost);
    return isKnown ? { kind: 'use', host: chosenHost } : { kind: 'choose' };
  }
  return policy === null ? { kind: 'waiting', isOverdue } : { kind: 'wrong', reason: 'no-address' };
}
