import type { Pin } from '../../../api-worker/contract/pins.ts';
import { ProblemError } from '../api/problem-error.ts';
import type { StorageArea } from '../session/session-memory.ts';
import type { Grant, GrantPlace } from './grant.ts';
import type { ProfileArea } from './grants-in-profile.ts';
import { createGrantsInProfile } from './grants-in-profile.ts';
import { createGrantsOnDisk } from './grants-on-disk.ts';
import type { PinOwner } from './owner-mark.ts';
import { ownerMark } from './owner-mark.ts';
import type { PinRules } from './pin-rules.ts';
import { expiresAt } from './pin-rules.ts';

export type GrantsDependencies = {
  disk: StorageArea;
  profile: ProfileArea;
  owner: PinOwner;
  rules: () => PinRules;
  nowMs: () => number;
};

/** The profile has no room, or the browser will not write to it: what should roam stays on this computer. */
const PINS_NOT_ROAMING = 'pins_not_roaming';
const PIN_NOT_REMOVED = 'pin_not_removed';

/** The rep's own grants, where they may be kept. Another's at this browser are neither shown nor moved. */
export function createGrants({ disk, profile, owner, rules, nowMs }: GrantsDependencies) {
  const onDisk = createGrantsOnDisk(disk);
  const inProfile = createGrantsInProfile(profile);
  const inTurn = createTurns();
  const isExpired = (grant: Pick<Grant, 'pinnedAt' | 'expiresAt'>) => Date.parse(expiresAt(grant, rules())) <= nowMs();

  async function ofOwner(grants: readonly Grant[]): Promise<Grant[]> {
    const marks = await Promise.all(grants.map(({ pinId }) => ownerMark(owner, pinId)));
    return grants.filter((grant, index) => grant.owner === marks[index]);
  }

  /** What does not go now goes the next time, and hides no other until then. */
  async function removeExpired(place: GrantPlace, grants: Grant[]): Promise<void> {
    const over = grants.filter(isExpired);
    if (over.length > 0) await place.remove(over).catch(() => undefined);
  }

  return {
    isExpired,
    /** Brings the grants to where they may be; each is written there before it leaves where it was. */
    settle: () =>
      inTurn(async () => {
        if (rules().mayRoam) await move(await ofOwner(await onDisk.read()), onDisk, inProfile).catch(notRoaming);
        else await move(await ofOwner(await inProfile.read().catch(() => [])), inProfile, onDisk);
      }),
    /** Own ones that have expired are told once more; nobody's stay where they were. */
    readOwn: () =>
      inTurn(async (): Promise<Grant[]> => {
        const local = await onDisk.read();
        const roaming = rules().mayRoam ? await inProfile.read().catch(() => []) : [];
        await removeExpired(onDisk, local);
        await removeExpired(inProfile, roaming);
        return await ofOwner([...new Map([...local, ...roaming].map((grant) => [grant.owner, grant])).values()]);
      }),
    /** A grant the profile does not take is kept here, which `fault` says. */
    add: (made: Omit<Pin, 'label' | 'market'>) =>
      inTurn(async (): Promise<{ grant: Grant; fault?: unknown }> => {
        const grant = { ...made, owner: await ownerMark(owner, made.pinId) };
        const fault = rules().mayRoam ? await faultOf(inProfile.add([grant]).catch(notRoaming)) : undefined;
        if (fault !== undefined || !rules().mayRoam) await onDisk.add([grant]);
        return { grant, fault };
      }),
    /** The profile first, where it may be left over: what it does not let go of would come back from there. */
    remove: (grant: Grant) =>
      inTurn(async () => {
        const roaming = await inProfile.read().catch(() => []);
        if (roaming.some(({ owner: mark }) => mark === grant.owner)) await inProfile.remove([grant]).catch(notRemoved);
        await onDisk.remove([grant]);
      }),
  };
}

/** One after the other: two that move grants at once, each the other way, would lose them. */
function createTurns() {
  let before: Promise<unknown> = Promise.resolve();
  return <Result>(step: () => Promise<Result>): Promise<Result> => {
    const mine = before.then(step);
    before = mine.catch(() => undefined);
    return mine;
  };
}

async function move(grants: readonly Grant[], from: GrantPlace, to: GrantPlace): Promise<void> {
  if (grants.length === 0) return;
  await to.add(grants);
  await from.remove(grants);
}

function notRoaming(cause: unknown): never {
  throw new ProblemError(PINS_NOT_ROAMING, { cause });
}

function notRemoved(cause: unknown): never {
  throw new ProblemError(PIN_NOT_REMOVED, { cause });
}

async function faultOf(step: Promise<void>): Promise<unknown> {
  return await step.then(
    () => undefined,
    (fault: unknown) => fault,
  );
}
