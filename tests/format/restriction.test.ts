import { expect, it } from 'vitest';
import { restrictionText } from '../../api-worker/prep-pack/format/restriction.ts';

it.each([
  ['Restriction', 'PAYMENT_DELAY', 'Restriction: Payment held for a fraud check'],
  ['Restriction', 'SCRIPT_ONLY', 'Restriction, see the script'],
  ['Restriction lifted', 'SCRIPT_ONLY', 'Restriction lifted, see the script'],
])('says of %s with %s no more than may be said', (what, code, text) => {
  expect(restrictionText(what, code)).toBe(text);
});
