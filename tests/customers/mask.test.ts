import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskIdentifier, maskName } from '../../api-worker/customers/mask.ts';

describe('a masked name', () => {
  test.each([
    ['Northgate Builders Ltd', 'N••• B••• L•••'],
    ['Northgate Builders of the North Ltd', 'N••• B••• o••• t•••'],
    ['  Northgate \t Builders ', 'N••• B•••'],
    ['永利貿易有限公司', '永〇〇'],
    ['永利 Trading', '永〇〇 T•••'],
    ['㐀利', '㐀〇〇'],
    ['𠮷野', '𠮷〇〇'],
    ['X', 'X•••'],
    ['', '•••'],
  ])('of %o is %o', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test('holds nothing of any word but its first letter, and says nothing about its length', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,12}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(maskName(words.join(' '))).toBe(words.map((each) => `${each[0]}•••`).join(' '));
      }),
    );
  });
});

describe('a masked identifier', () => {
  test.each([
    ['B-1234567', '•••4567'],
    ['12345678', '•••5678'],
    ['1234567', '•••567'],
    ['1234', '•••34'],
    ['12', '•••2'],
    ['7', '•••'],
    ['', '•••'],
  ])('of %o is %o', (value, masked) => {
    expect(maskIdentifier(value)).toBe(masked);
  });

  test('shows at most four characters and never more than half', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9-]{0,40}$/u), (value) => {
        const shown = maskIdentifier(value).replace('•••', '');
        expect(value.endsWith(shown)).toBe(true);
        expect(shown.length).toBe(Math.min(4, Math.floor(value.length / 2)));
      }),
    );
  });
});
