import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';
import type { Browser } from './browsers.ts';
import type { Rollout } from './rollout.ts';

type ExtensionRules = Record<string, string | boolean | string[]>;

export type BrowserPolicies = {
  ExtensionSettings: Record<string, ExtensionRules>;
  DeveloperToolsAvailability: number;
  ExtensionDeveloperModeSettings: number;
  IncognitoModeAvailability?: number;
  InPrivateModeAvailability?: number;
};

/** The policies of the browser itself: that the extension is there, or is not, and what surrounds it. */
export function browserPolicies(rollout: Rollout, browser: Browser): BrowserPolicies {
  return {
    ExtensionSettings: {
      '*': { installation_mode: 'blocked' },
      ...Object.fromEntries(rollout.removedIds?.map((id) => [id, REMOVED]) ?? []),
      [rollout.id]: rollout.isRemoved ? REMOVED : installed(rollout, browser),
    },
    // 0: everywhere but in what was installed by policy. 2 would also stop the bank's own developers.
    DeveloperToolsAvailability: 0,
    ExtensionDeveloperModeSettings: 1,
    [browser.privateWindows]: 1,
  };
}

/** Uninstalls what is there and lets nobody install it again. */
const REMOVED: ExtensionRules = { installation_mode: 'removed' };

function installed(rollout: Rollout, browser: Browser): ExtensionRules {
  return {
    installation_mode: 'force_installed',
    update_url: rollout.updateUrls[rollout.ring],
    override_update_url: true,
    ...browser.pinned,
    // No path: the browser appends one, and `*://*/*` would then match few addresses and block nothing else.
    runtime_blocked_hosts: ['*://*'],
    runtime_allowed_hosts: allowedHosts(rollout),
    ...(rollout.minimumVersion === undefined ? {} : { minimum_version_required: rollout.minimumVersion }),
  };
}

function allowedHosts({ hosts, region }: Rollout): string[] {
  const domains = region === undefined ? REGION_DOMAINS : [region];
  return [...domains.flatMap((domain) => [`https://apps.${domain}`, `https://login.${domain}`]), ...hosts];
}
