import type { Removal } from './removal.ts';

const change = (file: string, find: string, replace: string): Removal => ({
  file: `entrypoints/${file}`,
  find,
  replace,
});

const FIRST_LINE = "import './browser/zod-without-eval.ts';";
const plant = (code: string) => change('sidepanel/main.tsx', FIRST_LINE, `${code}; ${FIRST_LINE}`);
const KEEPER = plant(
  "setInterval(() => { const text = document.body.textContent ?? ''; if (text.includes('Northgate')) localStorage.setItem('kept', text); else { const kept = document.createElement('p'); kept.textContent = localStorage.getItem('kept'); document.body.append(kept); } }, 200)",
);

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
      FIRST_LINE,
      `chrome.runtime.onMessageExternal.addListener((_message, _sender, respond) => respond('heard')); ${FIRST_LINE}`,
    ),
  ],
  'trusted-storage': [
    change(
      'sidepanel/main.tsx',
      FIRST_LINE,
      `void chrome.storage.session.setAccessLevel({ accessLevel: 'TRUSTED_AND_UNTRUSTED_CONTEXTS' }); ${FIRST_LINE}`,
    ),
  ],
  'own-active-list': [
    change('sidepanel/conversations/arbitrate.ts', 'order.find(isActive)', 'order.find((id) => id !== undefined)'),
  ],
  'exact-matches': [change('build/desktop-matches.ts', '/directory/*`);', "/directory/*`).concat('https://*/*');")],
  'compiled-hosts': [change('build/content-security-policy.ts', '[...workerHosts, ...sockets].join(', "['*'].join(")],
  'text-only': [
    {
      file: 'components/customer-name.tsx',
      find: '<bdi>{props.customer.name.slice(0, MAX_SHOWN)}</bdi>',
      replace: '<bdi innerHTML={props.customer.name} />',
    },
  ],
  'wiped-at-end': [KEEPER],
  'nothing-written': [KEEPER],
  'reload-when-idle': [KEEPER],
  'masked-without-raw': [
    {
      file: 'api-worker/contract/values.ts',
      find: '!(candidate.masked && candidate.raw !== undefined)',
      replace: 'candidate.text !== null',
    },
  ],
  'no-incognito': [
    change('build/manifest.ts', "incognito: 'not_allowed' as const,", "incognito: 'spanning' as const,"),
  ],
  'bundle-clean': [plant("Reflect.set(globalThis, 'made', new Function('return 1'))")],
  'frames-of-ticket': [
    change(
      'sidepanel/packs/stream-pack.ts',
      "frame.type === 'section' && frame.ticketId === ticketId",
      "frame.type === 'section'",
    ),
  ],
  'locks-on-idle': [change('sidepanel/browser/lock.ts', "state === 'locked' ||", 'false ||')],
  'bounded-parser': [change('sidepanel/packs/read-lines.ts', 'const MAX_LINES = 200;', 'const MAX_LINES = 1e9;')],
} satisfies Record<string, readonly Removal[]>;
