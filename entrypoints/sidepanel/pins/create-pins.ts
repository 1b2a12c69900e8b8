import type { Pin } from '../../../api-worker/contract/pins.ts';
import type { PinItem, Pins } from '../../../components/panel-state.ts';
import { codeOf } from '../api/problem-error.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { StorageArea } from '../session/session-memory.ts';
import type { Grant } from './grants-on-disk.ts';
import { createGrantsOnDisk } from './grants-on-disk.ts';
import type { PinOwner } from './owner-mark.ts';

export type PinsDependencies = {
  api: Pick<WorkerApi, 'createPin' | 'removePin' | 'readPins'>;
  disk: StorageArea;
  owner: PinOwner;
  isEnabled: boolean;
  limit: number;
  nowMs: () => number;
  onChange: () => void;
};

/** So many grants fit one request however long they are. */
const BATCH = 10;

/** A rep's pinned customers. The labels are read from the grants by the worker and stay in memory. */
export function createPins({ api, disk, owner, isEnabled, limit, nowMs, onChange }: PinsDependencies) {
  const labels = new Map<string, Pick<Pin, 'label' | 'market'>>();
  /** Pins the worker did not read: sealed with a key that is gone, or of a customer this rep may not see any more. */
  const unreadable = new Set<string>();
  let held: Grant[] = [];
  let problem: string | undefined;

  const onDisk = createGrantsOnDisk({ disk, owner, nowMs });
  const { isExpired } = onDisk;
  const remember = ({ pinId, label, market }: Pin) => labels.set(pinId, { label, market });

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

  async function readLabels(batch: Grant[]): Promise<void> {
    for (const known of await api.readPins(batch.map(({ grant }) => grant))) remember(known);
    for (const { pinId } of batch) if (!labels.has(pinId)) unreadable.add(pinId);
  }

  const load = () =>
    attempt(async () => {
      held = await onDisk.readOwn();
      onChange();
      const unlabelled = isEnabled ? held.filter((grant) => !labels.has(grant.pinId) && !isExpired(grant)) : [];
      for (let start = 0; start < unlabelled.length; start += BATCH) {
        await readLabels(unlabelled.slice(start, start + BATCH));
      }
    });

  return {
    load,
    add: (ticket: string, onPinned: (pinId: string) => void) =>
      attempt(async () => {
        const made = await api.createPin(ticket);
        const { label: _label, market: _market, ...sealed } = made;
        remember(made);
        const grant = await onDisk.add(sealed);
        held = [...held.filter(({ pinId }) => pinId !== made.pinId), grant];
        onPinned(made.pinId);
      }),
    remove: (pinId: string) =>
      attempt(async () => {
        const grant = held.find((candidate) => candidate.pinId === pinId);
        if (grant === undefined) return;
        held = held.filter((candidate) => candidate !== grant);
        labels.delete(pinId);
        await onDisk.remove(grant);
        if (!isExpired(grant)) await api.removePin(grant.grant);
      }),
    grantOf: (pinId: string) => held.find((grant) => grant.pinId === pinId && !isExpired(grant))?.grant,
    view: (): Pins => ({
      isEnabled,
      limit,
      problem,
      items: held.filter(({ pinId }) => !unreadable.has(pinId)).map(toItem),
    }),
  };

  function toItem(grant: Grant): PinItem {
    const { pinId, pinnedAt, expiresAt } = grant;
    return { pinId, pinnedAt, expiresAt, isExpired: isExpired(grant), ...labels.get(pinId) };
  }
}
