import { expect, test } from 'vitest';
import { compactMoney, exactMoney, moneyValue, spokenMoney, sumOf } from '../../api-worker/prep-pack/format/money.ts';

test.each([
  ['4821340.17', 'GBP', '£4.82m'],
  ['86400', 'GBP', '£86.4k'],
  ['612000', 'GBP', '£612k'],
  ['3000000', 'GBP', '£3m'],
  ['999999', 'GBP', '£1m'],
  ['999.6', 'GBP', '£1k'],
  ['0', 'GBP', '£0'],
  ['-18400', 'GBP', '−£18.4k'],
  ['2100000', 'USD', 'US$2.1m'],
  ['45000000', 'HKD', 'HK$45m'],
  ['1234567890', 'HKD', 'HK$1.23bn'],
])('writes %s %s on a tile as %s', (amount, currency, text) => {
  expect(compactMoney(amount, currency)).toBe(text);
});

test.each([
  ['4821340.17', 'GBP', '£4,821,340.17'],
  ['1000', 'HKD', 'HK$1,000.00'],
  ['-0.5', 'GBP', '−£0.50'],
  ['-0.001', 'GBP', '£0.00'],
  ['12345678901234567890.12', 'GBP', '£12,345,678,901,234,567,890.12'],
])('keeps every penny of %s %s', (amount, currency, text) => {
  expect(exactMoney(amount, currency)).toBe(text);
});

test('gives the tile’s text and the exact form together', () => {
  expect(moneyValue('4821340.17', 'GBP')).toEqual({ text: '£4.82m', raw: '£4,821,340.17' });
});

test('reads whole amounts aloud without pence', () => {
  expect(spokenMoney('18400.00', 'GBP')).toBe('£18,400');
  expect(spokenMoney('18400.50', 'GBP')).toBe('£18,400.50');
});

test('adds up without losing a digit', () => {
  expect(sumOf(['0.1', '0.2', '9007199254740993'])).toBe('9007199254740993.3');
  expect(sumOf([])).toBe('0');
});
