import { managedSchema } from '../../entrypoints/policy/managed-schema.ts';
import { CHROME, EDGE } from './browsers.ts';
import { linuxPolicy } from './linux.ts';
import type { Rollout } from './rollout.ts';
import { readRollout } from './rollout.ts';

/** Bytes where a format is not UTF-8. */
export type PolicyFiles = Record<string, string | Uint8Array>;

/** Every policy file an administrator may need for this rollout, by its path; throws if the rollout is nonsense. */
export function policyFiles(candidate: Rollout): PolicyFiles {
  const rollout = readRollout(candidate);
  return {
    'linux/chrome.json': json(linuxPolicy(rollout, CHROME)),
    'linux/chromium.json': json(linuxPolicy(rollout, CHROME)),
    'linux/edge.json': json(linuxPolicy(rollout, EDGE)),
    'managed_schema.json': json(managedSchema()),
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
