import type { Pin } from '../../../api-worker/contract/pins.ts';
import type { WorkerApi } from '../api/worker-api.ts';
import type { Grant } from './grant.ts';

/** So many grants fit one request however long they are. */
const BATCH = 10;

/** Who the grants are about, as the worker reads them: in memory only. */
export function createLabels(api: Pick<WorkerApi, 'readPins'>) {
  const labels = new Map<string, Pick<Pin, 'label' | 'market'>>();
  /** Pins the worker did not read: sealed with a key that is gone, or of a customer this rep may not see any more. */
  const unreadable = new Set<string>();
  const keep = ({ pinId, label, market }: Pin) => void labels.set(pinId, { label, market });
  async function readBatch(batch: readonly Grant[]): Promise<void> {
    for (const known of await api.readPins(batch.map(({ grant }) => grant))) keep(known);
    for (const { pinId } of batch) if (!labels.has(pinId)) unreadable.add(pinId);
  }
  return {
    keep,
    of: (pinId: string) => labels.get(pinId),
    isUnreadable: (pinId: string) => unreadable.has(pinId),
    forget: (pinId: string) => void labels.delete(pinId),
    async read(grants: readonly Grant[]): Promise<void> {
      const unread = grants.filter(({ pinId }) => !labels.has(pinId) && !unreadable.has(pinId));
      for (let start = 0; start < unread.length; start += BATCH) await readBatch(unread.slice(start, start + BATCH));
    },
  };
}
