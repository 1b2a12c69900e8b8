import { managedSchema } from '../../entrypoints/policy/managed-schema.ts';
import { adml } from './adml.ts';
import { admx } from './admx.ts';
import { BROWSERS, CHROME, EDGE } from './browsers.ts';
import { googleAdminConsole } from './google-admin-console.ts';
import { intuneProfile } from './intune.ts';
import { linuxPolicy } from './linux.ts';
import { mobileconfig } from './mobileconfig.ts';
import { readMe } from './read-me.ts';
import { registryFile } from './registry-file.ts';
import type { Rollout } from './rollout.ts';
import { readRollout } from './rollout.ts';

/** Bytes where a format is not UTF-8. */
export type PolicyFiles = Record<string, string | Uint8Array>;

/** Every policy file an administrator may need for this rollout, by its path; throws if the rollout is nonsense. */
export function policyFiles(candidate: Rollout): PolicyFiles {
  const rollout = readRollout(candidate);
  return {
    'README.md': readMe(rollout),
    'linux/chrome.json': json(linuxPolicy(rollout, CHROME)),
    'linux/chromium.json': json(linuxPolicy(rollout, CHROME)),
    'linux/edge.json': json(linuxPolicy(rollout, EDGE)),
    'windows/chrome.reg': registryFile(rollout, CHROME),
    'windows/edge.reg': registryFile(rollout, EDGE),
    'windows/BcsProfileAssistant.admx': admx({ id: rollout.id, browsers: BROWSERS }),
    'windows/en-US/BcsProfileAssistant.adml': adml(),
    'mac/chrome.mobileconfig': mobileconfig(rollout, CHROME),
    'mac/edge.mobileconfig': mobileconfig(rollout, EDGE),
    'intune/chrome.json': json(intuneProfile(rollout, CHROME)),
    'intune/edge.json': json(intuneProfile(rollout, EDGE)),
    'google-admin-console.json': json(googleAdminConsole(rollout)),
    'managed_schema.json': json(managedSchema()),
  };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
