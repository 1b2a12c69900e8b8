import type { Rollout } from './rollout.ts';
import { settingsOf } from './rollout.ts';

/** What the field "Policy for extensions" of the Google Admin console takes. */
export function googleAdminConsole(rollout: Rollout): Record<string, { Value: unknown }> {
  return Object.fromEntries(Object.entries(settingsOf(rollout)).map(([name, Value]) => [name, { Value }]));
}
