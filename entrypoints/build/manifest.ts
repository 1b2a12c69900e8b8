import { contentSecurityPolicy } from './content-security-policy.ts';
import { DESKTOP_MATCHES } from './desktop-matches.ts';

/** What packaging writes; without it the version is `package.json`'s. */
type ReleaseVersion = { version: string; version_name: string };

/** `key` is the public key that fixes the id of an unpacked build; packaging writes the release key instead. */
export function manifest(key: string, workerHosts: readonly string[], release?: ReleaseVersion) {
  return {
    ...release,
    name: 'BCS Profile Assistant',
    description: 'A prep pack about the customer on the line, beside the web desktop: for Genesys Cloud.',
    key,
    minimum_chrome_version: '148',
    incognito: 'not_allowed' as const,
    permissions: ['sidePanel' as const, 'identity' as const, 'storage' as const, 'scripting' as const, 'idle' as const],
    host_permissions: DESKTOP_MATCHES,
    action: { default_title: 'Open BCS Profile Assistant' },
    // Not B or P: with Alt+Shift the browser keeps those to itself and assigns the panel no key at all.
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+G' } } },
    storage: { managed_schema: 'managed_schema.json' },
    externally_connectable: { ids: [] },
    content_security_policy: { extension_pages: contentSecurityPolicy(workerHosts) },
  };
}
