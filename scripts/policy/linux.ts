import type { BrowserPolicies } from './browser-policies.ts';
import { browserPolicies } from './browser-policies.ts';
import type { Browser } from './browsers.ts';
import { CHROME } from './browsers.ts';
import type { Rollout } from './rollout.ts';
import { settingsOf } from './rollout.ts';

export type LinuxPolicy = BrowserPolicies & { '3rdparty': { extensions: Record<string, Rollout['settings']> } };

/** What stands in the folder of managed policies: `/etc/chromium/policies/managed` for Debian's Chromium. */
export function linuxPolicy(rollout: Rollout, browser: Browser = CHROME): LinuxPolicy {
  return {
    ...browserPolicies(rollout, browser),
    '3rdparty': { extensions: { [rollout.id]: settingsOf(rollout) } },
  };
}
