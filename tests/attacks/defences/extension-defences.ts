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
const WRITER = plant("setInterval(() => localStorage.setItem('kept', document.body.textContent ?? ''), 200)");
/** Shows the name that stood there before over the one that has come, for a few frames. */
const GHOST = plant(
  "{ let last; setInterval(() => { const name = document.querySelector('.customer-bar h1'); if (!name) return; if (last && last.textContent !== name.textContent) { const ghost = last; const { top, left } = name.getBoundingClientRect(); Object.assign(ghost.style, { position: 'fixed', top: top + 'px', left: left + 'px', zIndex: '9', background: 'white' }); document.body.append(ghost); setTimeout(() => ghost.remove(), 150); } last = name.cloneNode(true); }, 15); }",
);

/** Makes a link of whatever looks like one. */
const LINKER = plant(
  "setInterval(() => { for (const holder of document.querySelectorAll('body *')) if (holder.childElementCount === 0 && !holder.closest('a') && holder.textContent.includes('https:')) { const link = document.createElement('a'); link.href = holder.textContent.slice(holder.textContent.indexOf('https:')); link.textContent = holder.textContent; holder.replaceChildren(link); } }, 20)",
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
      "externally_connectable: { ids: ['*'], matches: ['https://apps.euw2.pure.cloud/*'] },",
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
    change('trusted-storage/keep-trusted.ts', "'TRUSTED_CONTEXTS'", "'TRUSTED_AND_UNTRUSTED_CONTEXTS'"),
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
  'no-links': [LINKER],
  'wiped-at-end': [KEEPER],
  'no-ghost': [GHOST],
  'nothing-written': [WRITER],
  'disk-search': [
    { file: 'tests/attacks/frame/disk.ts', find: 'if (isTable(bytes)) return [tableContent(bytes)];', replace: '' },
  ],
  'reload-when-idle': [
    plant(
      "{ const kept = []; Reflect.set(window, 'kept', kept); setInterval(() => kept.push(document.body.textContent), 200); }",
    ),
    change('sidepanel/start-panel.ts', 'const reload = () => location.reload();', 'const reload = () => undefined;'),
  ],
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
  'fewest-permissions': [change('build/manifest.ts', "'idle' as const],", "'idle' as const, 'tabs' as const],")],
  'bundle-clean': [plant("Reflect.set(globalThis, 'made', new Function('return 1'))")],
  'frames-of-ticket': [
    change(
      'sidepanel/packs/stream-pack.ts',
      "frame.type === 'section' && frame.ticketId === ticketId",
      "frame.type === 'section'",
    ),
  ],
  'run-of-record': [
    change('sidepanel/packs/run-pack.ts', '  record.run?.abort();\n', ''),
    change('sidepanel/packs/run-pack.ts', 'if (run.signal.aborted || record.run !== run) return;', ''),
  ],
  'reveal-of-pack': [
    change(
      'sidepanel/packs/reveal-field.ts',
      'if (!isOpen() || shown?.id !== pack.id) return;',
      'void isOpen; if (!shown) return;',
    ),
  ],
  'locks-on-idle': [change('sidepanel/browser/lock.ts', '    state = next;', "    if (next !== 'active') return;")],
  'reloads-on-lock': [
    change('sidepanel/browser/lock.ts', 'await forget();\n    reload();', 'await forget();\n    void reload;'),
  ],
  'waits-for-somebody': [
    change(
      'sidepanel/browser/lock.ts',
      "(await browser.idle.queryState(THERE_SECONDS)) === 'active'",
      "(await browser.idle.queryState(THERE_SECONDS)) !== 'locked'",
    ),
  ],
  'asks-at-the-start': [
    change(
      'sidepanel/browser/lock.ts',
      "if ((await browser.idle.queryState(THERE_SECONDS)) === 'locked') await forget();",
      '',
    ),
  ],
  'not-selectable': [{ file: 'components/style/search.css', find: '  user-select: none;\n', replace: '' }],
  'hidden-again': [
    change(
      'sidepanel/packs/reveal-field.ts',
      'setTimeout(() => show(undefined), hideAfterS * 1000);',
      'void hideAfterS;',
    ),
  ],
  'no-clipboard': [
    plant("document.addEventListener('click', () => void navigator.clipboard.writeText(document.body.innerText))"),
  ],
  'bounded-parser': [change('sidepanel/packs/read-lines.ts', 'const MAX_LINES = 200;', 'const MAX_LINES = 1e9;')],
} satisfies Record<string, readonly Removal[]>;
