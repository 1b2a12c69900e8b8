import { chosenOrSet } from '../policy/chosen-or-set.ts';
import { CHOSEN_SETTINGS, POLICY_COPY } from '../policy/on-disk.ts';

export type FirstClickSetting = {
  disk: { get: (key: string) => Promise<Record<string, unknown>> };
  /** Pending or `{}` for the first seconds after a browser start. */
  readManaged: () => Promise<unknown>;
  nextManagedChange: () => Promise<unknown>;
  isAdministered: () => Promise<boolean>;
};

const READ_MS = 1_000;
/** A desktop the browser restores at its start is there before the policy is. */
const LATE_MS = 15_000;

/** Whether the panel opens at the first click in a desktop page, as policy and rep have it. */
export async function opensOnFirstClick(setting: FirstClickSetting): Promise<boolean> {
  const chosen = read((await setting.disk.get(CHOSEN_SETTINGS))[CHOSEN_SETTINGS]);
  const policy = read(await policyNow(setting));
  return !policy.isSwitchedOff && chosenOrSet('opensOnFirstClick', policy, chosen).value === true;
}

/** The policy itself, else the panel's copy of the last one, else the one that is on its way. */
async function policyNow({ disk, readManaged, nextManagedChange, isAdministered }: FirstClickSetting) {
  const said = await within(READ_MS, readManaged());
  if (isFilled(said)) return said;
  const copy = (await disk.get(POLICY_COPY))[POLICY_COPY];
  if (copy !== undefined || !(await isAdministered())) return copy;
  await within(LATE_MS, nextManagedChange());
  return await within(READ_MS, readManaged());
}

function isFilled(said: unknown): boolean {
  return typeof said === 'object' && said !== null && Object.keys(said).length > 0;
}

/** By hand: a schema library would weigh more than all the rest of this context. */
function read(said: unknown) {
  const policy: Record<string, unknown> = typeof said === 'object' && said !== null ? { ...said } : {};
  const { opensOnFirstClick: opens, lockedSettings: locked } = policy;
  const isLocked = Array.isArray(locked) && locked.includes('opensOnFirstClick');
  return {
    isSwitchedOff: policy.isSwitchedOff === true,
    opensOnFirstClick: typeof opens === 'boolean' ? opens : undefined,
    lockedSettings: isLocked ? ['opensOnFirstClick' as const] : [],
  };
}

async function within(limitMs: number, step: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  return await Promise.race([step.catch(() => undefined), limit]).finally(() => clearTimeout(timer));
}
