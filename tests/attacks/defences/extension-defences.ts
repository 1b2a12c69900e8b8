import type { Removal } from './removal.ts';

const change = (file: string, find: string, replace: string): Removal => ({
  file: `entrypoints/${file}`,
  find,
  replace,
});

/** Defences of the extension; where the browser itself defends, the removal plants the weak variant. */
export const EXTENSION_DEFENCES = {
  'no-framing': [
    change('build/content-security-policy.ts', '"frame-ancestors \'none\'",', ''),
    change(
      'build/manifest.ts',
      'externally_connectable: { ids: [] },',
      "web_accessible_resources: [{ resources: ['*'], matches: ['https://*/*'] }],",
    ),
  ],
  'nothing-accessible': [
    change(
      'build/manifest.ts',
      'externally_connectable: { ids: [] },',
      "web_accessible_resources: [{ resources: ['*'], matches: ['https://*/*'] }],",
    ),
  ],
  'nothing-connectable': [
    change(
      'build/manifest.ts',
      'externally_connectable: { ids: [] },',
      "externally_connectable: { ids: [], matches: ['https://apps.euw2.pure.cloud/*'] },",
    ),
    change(
      'sidepanel/main.tsx',
      'import ',
      "chrome.runtime.onMessageExternal.addListener((_message, _sender, respond) => respond('heard')); import ",
    ),
  ],
  'trusted-storage': [
    change(
      'sidepanel/main.tsx',
      'import ',
      "void chrome.storage.session.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }); import ",
    ),
  ],
  'own-active-list': [],
  'exact-matches': [
    change('build/desktop-matches.ts', 'DESKTOP_MATCHES = ', "DESKTOP_MATCHES = ['https://*/*']; void ("),
  ],
  'compiled-hosts': [change('build/content-security-policy.ts', '[...workerHosts, ...sockets].join(', "['*'].join(")],
  'text-only': [],
  'wiped-at-end': [],
  'no-store': [],
  'reload-when-idle': [],
  'no-incognito': [
    change('build/manifest.ts', "incognito: 'not_allowed' as const,", "incognito: 'spanning' as const,"),
  ],
  'bundle-clean': [],
  'bounded-parser': [change('sidepanel/packs/read-lines.ts', 'const MAX_LINES = 200;', 'const MAX_LINES = 1e9;')],
} satisfies Record<string, readonly Removal[]>;
