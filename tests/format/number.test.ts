import { expect, test } from 'vitest';
import { changePercent, percent, plainNumber, plural, points } from '../../api-worker/prep-pack/format/number.ts';

test.each([
  ['81', '81%'],
  ['-22.4', '−22%'],
  ['2.44', '2.4%'],
  ['0', '0%'],
  ['100', '100%'],
])('writes %s per cent as %s', (value, text) => {
  expect(percent(value)).toBe(text);
});

test('counts points of a percentage', () => {
  expect(points('25')).toBe('25 points');
  expect(points('-1')).toBe('−1 point');
});

test('says nothing of a change from nought', () => {
  expect(changePercent('0', '5')).toBeNull();
  expect(changePercent('-100', '-50')).toBe('50.0000');
});

test('groups thousands and bends the word to the number', () => {
  expect(plainNumber('1248')).toBe('1,248');
  expect(plainNumber('1.333', 1)).toBe('1.3');
  expect([plural(1, 'day'), plural(0, 'day'), plural(2, 'party', 'parties')]).toEqual(['1 day', '0 days', '2 parties']);
});
