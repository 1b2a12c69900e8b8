import { z } from 'zod';
import type { StorageArea } from '../session/session-memory.ts';
import type { Grant, GrantPlace } from './grant.ts';
import { grant } from './grant.ts';

const grants = z.array(grant);

/** On this computer: one item with all of them. */
export function createGrantsOnDisk(disk: StorageArea): GrantPlace {
  const read = async () => grants.safeParse((await disk.get('pins')).pins).data ?? [];
  const write = (next: Grant[]) => disk.set({ pins: next });
  const without = async (gone: readonly Grant[]) => {
    const owners = gone.map(({ owner }) => owner);
    return (await read()).filter(({ owner }) => !owners.includes(owner));
  };
  return {
    read,
    add: async (added) => write([...(await without(added)), ...added]),
    remove: async (gone) => write(await without(gone)),
  };
}
