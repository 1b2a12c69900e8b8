import type { ManagedPolicy, RepSetting } from './managed-policy.ts';

/** What the rep chose by hand in the help page. */
export type RepChoices = Pick<ManagedPolicy, RepSetting>;

/** The rep's choice unless the administrator locked it, then what the policy says, then nothing. */
export function chosenOrSet<Name extends RepSetting>(
  name: Name,
  policy: Pick<ManagedPolicy, Name | 'lockedSettings'>,
  chosen: Pick<RepChoices, Name>,
): { value: ManagedPolicy[Name]; origin: 'chosen' | 'policy' | 'default' } {
  const isLocked = policy.lockedSettings?.includes(name) === true;
  if (!isLocked && chosen[name] !== undefined) return { value: chosen[name], origin: 'chosen' };
  return { value: policy[name], origin: policy[name] === undefined ? 'default' : 'policy' };
}
