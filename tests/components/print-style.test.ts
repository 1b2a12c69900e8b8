import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '..', '..', 'components', 'style', 'print.css'), 'utf8');

test.each(['.openings', '.search-box', '.pins', '.verify-caller', '.top-bar'])(
  'what stands beside the pack is not printed with it: %s',
  (selector) => {
    const hidden = css.split('display: none;')[0]?.split('}').at(-1)?.split('{')[0] ?? '';
    expect(hidden.split(',').map((each) => each.trim())).toContain(selector);
  },
);
