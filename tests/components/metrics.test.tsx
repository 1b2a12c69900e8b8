import { screen } from '@solidjs/testing-library';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../api-worker/contract/blocks.ts';
import type { ValueState } from '../../api-worker/contract/values.ts';
import { MetricFigure } from '../../components/blocks/metric-figure.tsx';
import { MetricsBlock } from '../../components/blocks/metrics.tsx';
import { northgateOtherFigures, northgateTiles } from './fixtures/northgate-first.ts';
import { metric, plain, source } from './fixtures/values.ts';
import { draw } from './rendered.tsx';

const STATES: ValueState[] = ['OK', 'ZERO', 'NOT_APPLICABLE', 'NOT_AVAILABLE', 'NOT_PERMITTED', 'STALE'];

function lookOf(state: ValueState): { words: string; shape: string } {
  const { container, unmount } = draw(() => <MetricFigure metric={metric('X', 'X', '12', { state })} />);
  const look = { words: container.textContent ?? '', shape: container.querySelector('svg')?.innerHTML ?? 'none' };
  unmount();
  return look;
}

describe('a figure', () => {
  it('has six looks for six states, different in words and in shape', () => {
    const looks = STATES.map(lookOf);
    expect(new Set(looks.map((look) => look.words)).size).toBe(6);
    expect(new Set(looks.map((look) => look.shape)).size).toBe(6);
  });

  it.each(['NOT_APPLICABLE', 'NOT_AVAILABLE', 'NOT_PERMITTED'] as const)(
    'never shows a number when it is %s',
    (state) => {
      expect(lookOf(state).words).not.toContain('12');
    },
  );

  it('says "zero" beside a zero and keeps the figure', () => {
    expect(lookOf('ZERO').words).toBe('12zero');
  });
});

describe('the six tiles', () => {
  const drawTiles = (metrics: Metric[]) =>
    draw(() => <MetricsBlock block={{ kind: 'metrics', place: 'first', lines: [], metrics }} />);

  it('give label, figure, change and age on each', () => {
    drawTiles(northgateTiles);
    const tile = screen.getByRole('button', { name: /^Total relationship/u });
    expect(tile.textContent).toContain('£4.82m');
    expect(tile.textContent).toContain('down');
    expect(tile.textContent).toContain('6 % in 30 d');
    expect(tile.textContent).toContain('06:10 today');
  });

  it('keep exact value, definition and source for the sheet behind the tile', () => {
    const { container } = drawTiles(northgateTiles);
    const tile = screen.getByRole('button', { name: /^Total relationship/u });
    const sheet = container.querySelector(`[id="${tile.getAttribute('popovertarget')}"]`);
    expect(sheet?.textContent).toContain('£4,821,340.17');
    expect(sheet?.textContent).toContain('Never netted.');
    expect(sheet?.textContent).toContain('Core banking');
  });

  it('turn the age amber, with a sign, when the figure is stale', () => {
    drawTiles([
      metric('A', 'A', '1', { state: 'STALE', value: plain('1'), source: source('Surveys', '12 Aug', true) }),
    ]);
    const tile = screen.getByRole('button', { name: /^A/u });
    expect(tile.querySelector('.source-stale')?.textContent).toContain('12 Aug');
    expect(tile.textContent).toContain('stale');
  });
});

describe('the other figures', () => {
  it('fold behind a counted label', () => {
    const { container } = draw(() => (
      <MetricsBlock block={{ kind: 'metrics', place: 'body', lines: [], metrics: northgateOtherFigures }} />
    ));
    const fold = container.querySelector('details');
    expect(fold?.open).toBe(false);
    expect(fold?.querySelector('summary')?.textContent).toContain('14 more key figures');
  });
});
