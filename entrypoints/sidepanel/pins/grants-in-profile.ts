import type { Grant, GrantPlace } from './grant.ts';
import { grant } from './grant.ts';

/** The area that roams with the browser profile, as narrow as the panel needs it. */
export type ProfileArea = {
  getAll: () => Promise<Record<string, unknown>>;
  set: (items: Record<string, unknown>) => Promise<void>;
  remove: (keys: string[]) => Promise<void>;
};

const PREFIX = 'pin:';

/** With the browser profile: one item a pin, because an item may be no longer than 8 KB. */
export function createGrantsInProfile(profile: ProfileArea): GrantPlace {
  return {
    async read() {
      const items = Object.entries(await profile.getAll()).filter(([key]) => key.startsWith(PREFIX));
      return items.flatMap(([, item]): Grant[] => {
        const { data } = grant.safeParse(item);
        return data === undefined ? [] : [data];
      });
    },
    async add(added) {
      if (added.length > 0) await profile.set(Object.fromEntries(added.map((each) => [PREFIX + each.owner, each])));
    },
    async remove(gone) {
      if (gone.length > 0) await profile.remove(gone.map(({ owner }) => PREFIX + owner));
    },
  };
}
