import { sealed } from '../../../api-worker/contract/packs.ts';
import type { Grant, GrantPlace } from './grant.ts';
import { grant } from './grant.ts';

/** The area that roams with the browser profile, as narrow as the panel needs it. */
export type ProfileArea = {
  getAll: () => Promise<Record<string, unknown>>;
  set: (items: Record<string, unknown>) => Promise<void>;
  remove: (keys: string[]) => Promise<void>;
  /** Whoever wrote: this panel, another one, or another computer. */
  onChanged: (listen: (keys: string[]) => void, signal: AbortSignal) => void;
};

const PREFIX = 'pin:';
export const isGrantKey = (key: string) => key.startsWith(PREFIX);

/** Whoever has the account can write to the profile; one grant no worker reads would take the others' labels with it. */
const isSealed = (candidate: Grant) => sealed.safeParse(candidate.grant).success;

/** With the browser profile: one item a pin, because an item may be no longer than 8 KB. */
export function createGrantsInProfile(profile: ProfileArea): GrantPlace {
  return {
    async read() {
      return Object.entries(await profile.getAll()).flatMap(([key, item]): Grant[] => {
        const { data } = grant.safeParse(item);
        return data !== undefined && key === PREFIX + data.owner && isSealed(data) ? [data] : [];
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
