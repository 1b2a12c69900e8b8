import { describe, expect, it } from 'vitest';
import { axisText, gridValues } from '../../components/charts/grid-values.ts';

const series = [
  { id: 'a', label: 'A', style: 'filled' as const, values: [null, 1], texts: ['none booked', 'HK$104k'] },
];

describe('the figures on the axis', () => {
  it.each([
    [14_200, [0, 10_000]],
    [3_900, [0, 2_000]],
    [116_000, [0, 50_000, 100_000]],
    [16, [0, 10]],
    [0, [0]],
  ])('up to %d are few and round', (high, values) => {
    expect(gridValues(high)).toEqual(values);
  });

  it.each([
    [0, ''],
    [10_000, 'HK$10k'],
    [2_500_000, 'HK$2.5m'],
    [50, 'HK$50'],
  ])('%d is written %s, with the sign of the worker’s own figures', (value, text) => {
    expect(axisText(value, series)).toBe(text);
  });

  it('carry no sign where the worker writes none', () => {
    expect(axisText(10, [{ id: 'a', label: 'A', style: 'filled', values: [1], texts: ['148'] }])).toBe('10');
  });
});
