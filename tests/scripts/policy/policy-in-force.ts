import { managedSchema } from '../../../entrypoints/policy/managed-schema.ts';
import type { Rollout } from '../../../scripts/policy/rollout.ts';

/** What every artefact must come to, whatever its format: the extension's settings and the browser's policies. */
export type PolicyInForce = { settings: Record<string, unknown>; browser: Record<string, unknown> };

export function asJson(text: string): unknown {
  return JSON.parse(text);
}

/** JSON type by setting. */
export function settingTypes(): Record<string, string> {
  return Object.fromEntries(Object.entries(managedSchema().properties).map(([name, { type }]) => [name, type]));
}

export type BrowserName = 'chrome' | 'edge';

export const REGISTRY_KEYS: Record<BrowserName, string> = {
  chrome: 'Software\\Policies\\Google\\Chrome',
  edge: 'Software\\Policies\\Microsoft\\Edge',
};

const OWN: Record<BrowserName, { extension: object; browser: object }> = {
  chrome: { extension: { toolbar_pin: 'force_pinned' }, browser: { IncognitoModeAvailability: 1 } },
  edge: { extension: { toolbar_state: 'force_shown' }, browser: { InPrivateModeAvailability: 1 } },
};

const REMOVED = { installation_mode: 'removed' };

/** The hardening set as the administrator's guide has it, and the settings as they were given. */
export function expected(rollout: Rollout, browser: BrowserName): PolicyInForce {
  const { id, ring, updateUrls, minimumVersion, hosts, region, settings, isRemoved, removedIds = [] } = rollout;
  if (region === undefined) throw new Error('These tests name the region.');
  return {
    settings: { ...settings, updateRing: ring },
    browser: {
      ExtensionSettings: {
        '*': { installation_mode: 'blocked' },
        ...Object.fromEntries(removedIds.map((removed) => [removed, REMOVED])),
        [id]: isRemoved
          ? REMOVED
          : {
              installation_mode: 'force_installed',
              update_url: updateUrls[ring],
              override_update_url: true,
              runtime_blocked_hosts: ['*://*'],
              runtime_allowed_hosts: [`https://apps.${region}`, `https://login.${region}`, ...hosts],
              ...(minimumVersion === undefined ? {} : { minimum_version_required: minimumVersion }),
              ...OWN[browser].extension,
            },
      },
      DeveloperToolsAvailability: 0,
      ExtensionDeveloperModeSettings: 1,
      ...OWN[browser].browser,
    },
  };
}
