import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '..', '..', 'components', 'style', 'print.css'), 'utf8');

test.each(['.openings', '.search-box', '.pins', '.verify-caller', '.top-bar', '.help-button'])(
  'what stands beside the pack is not printed with it: %s',
  (selector) => {
    const hidden = css.split('display: none;')[0]?.split('}').at(-1)?.split('{')[0] ?? '';
    expect(hidden.split(',').map((each) => each.trim())).toContain(selector);
  },
);

describe('where printing is switched off', () => {
  const rulesOf = (selector: string) => css.split(`:root[data-print="off"] ${selector} {`)[1]?.split('}')[0] ?? '';

  test('nothing of the page is printed, by whatever command', () => {
    expect(rulesOf('body > *')).toContain('display: none;');
    expect(css.indexOf('@media print')).toBeLessThan(css.indexOf('data-print'));
  });

  test('the sheet says why it is empty', () => {
    expect(rulesOf('body::before')).toContain('content: "Printing is switched off by your organisation."');
  });
});
