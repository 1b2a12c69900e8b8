import { z } from 'zod';
import { pin } from '../../../api-worker/contract/pins.ts';
import type { StorageArea } from '../session/session-memory.ts';
import type { PinOwner } from './owner-mark.ts';
import { ownerMark } from './owner-mark.ts';

const grants = z.array(pin.omit({ label: true, market: true }).extend({ owner: z.string() }));
export type Grant = z.infer<typeof grants>[number];

type GrantsDependencies = { disk: StorageArea; owner: PinOwner; nowMs: () => number };

/** Sealed grants, their dates and whose they are; never a label. Another rep's are neither shown nor touched. */
export function createGrantsOnDisk({ disk, owner, nowMs }: GrantsDependencies) {
  const read = async () => grants.safeParse((await disk.get('pins')).pins).data ?? [];
  const write = (next: Grant[]) => disk.set({ pins: next });
  const isExpired = ({ expiresAt }: Pick<Grant, 'expiresAt'>) => Date.parse(expiresAt) <= nowMs();
  const without = async (grant: Grant) => (await read()).filter((each) => each.owner !== grant.owner);
  return {
    isExpired,
    /** Own ones that have expired are told once more; nobody's stay on the disk. */
    async readOwn(): Promise<Grant[]> {
      const all = await read();
      const live = all.filter((grant) => !isExpired(grant));
      if (live.length < all.length) await write(live);
      const marks = await Promise.all(all.map(({ pinId }) => ownerMark(owner, pinId)));
      return all.filter((grant, index) => grant.owner === marks[index]);
    },
    async add(made: Omit<Grant, 'owner'>): Promise<Grant> {
      const grant = { ...made, owner: await ownerMark(owner, made.pinId) };
      await write([...(await without(grant)), grant]);
      return grant;
    },
    remove: async (grant: Grant) => write(await without(grant)),
  };
}
