import { createHash } from 'node:crypto';
import { build } from 'plist';
import { browserPolicies } from './browser-policies.ts';
import type { Browser } from './browsers.ts';
import type { Rollout } from './rollout.ts';
import { settingsOf } from './rollout.ts';

/** A configuration profile for device management: one payload for the browser, one for the extension's settings. */
export function mobileconfig(rollout: Rollout, browser: Browser): string {
  const profile = `bcs-profile-assistant.${rollout.id}.${browser.name}`;
  const title = `BCS Profile Assistant in ${browser.title}`;
  const payload = (type: string, name: string) => ({
    PayloadType: type,
    PayloadIdentifier: `${profile}.${name}`,
    PayloadUUID: uuidOf(`${profile}.${name}`),
    PayloadVersion: 1,
    PayloadEnabled: true,
    PayloadDisplayName: `${title}: ${name}`,
  });
  const content = [
    { ...payload(browser.domain, 'browser'), ...browserPolicies(rollout, browser) },
    { ...payload(`${browser.domain}.extensions.${rollout.id}`, 'settings'), ...settingsOf(rollout) },
  ];
  return `${build({
    PayloadType: 'Configuration',
    PayloadIdentifier: profile,
    PayloadUUID: uuidOf(profile),
    PayloadVersion: 1,
    PayloadDisplayName: title,
    PayloadScope: 'System',
    PayloadRemovalDisallowed: true,
    PayloadContent: content,
  })}\n`;
}

/** The same name gives the same identifier, so that a new profile replaces the one before it. */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  // RFC 9562, version 8: the bits are the maker's own.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex').toUpperCase();
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/u, '$1-$2-$3-$4-$5');
}
