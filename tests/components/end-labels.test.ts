import { describe, expect, it } from 'vitest';
import { spread } from '../../components/charts/end-labels.ts';

describe('names at the ends of lines', () => {
  it('stay where they are while they do not touch', () => {
    expect(spread([10, 60, 100], 6, 120)).toEqual([10, 60, 100]);
  });

  it('move apart by a line and keep their order', () => {
    expect(spread([50, 48, 49], 6, 120)).toEqual([74, 48, 61]);
  });

  it('stay inside the chart', () => {
    const placed = spread([118, 119, 120], 6, 120);
    expect(Math.max(...placed)).toBeLessThanOrEqual(120);
    expect(new Set(placed).size).toBe(3);
  });
});
