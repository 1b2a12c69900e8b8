const SOLID_WEB = /[\\/]solid-js[\\/]web[\\/]dist[\\/](web|dev)\.js$/u;
const ASSIGNMENT = 't.innerHTML = html;';

type TemplatePlugin = {
  name: string;
  enforce: 'pre';
  transform: (code: string, id: string) => string | null;
};

/**
 * Gives Solid's `template()` a type policy of its own, inside its module. Only strings the compiler wrote reach it;
 * any other `innerHTML` in the bundle stays refused by the browser.
 */
export function solidTemplates(): TemplatePlugin {
  return {
    name: 'solid-templates',
    enforce: 'pre',
    transform: (code, id) => (SOLID_WEB.test(id.split('?')[0] ?? '') ? withPolicy(code) : null),
  };
}

function withPolicy(code: string): string {
  const parts = code.split(ASSIGNMENT);
  if (parts.length !== 2) {
    throw new Error(
      `solid-js/web assigns its templates ${parts.length - 1} times, expected once: see solid-templates.ts`,
    );
  }
  return [
    "const solidTemplates = globalThis.trustedTypes?.createPolicy('solid-templates', { createHTML: (html) => html });",
    parts.join('t.innerHTML = solidTemplates ? solidTemplates.createHTML(html) : html;'),
  ].join('\n');
}
