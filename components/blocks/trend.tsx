import { ErrorBoundary, For, lazy, Show, Suspense } from 'solid-js';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { Fold } from '../fold.tsx';

type Trend = BlockOf<'trend'>;

/** Parsing the chart library takes longer than drawing the first screen, so it comes after it. */
const TrendChart = lazy(async () => ({ default: (await import('../charts/trend-chart.tsx')).TrendChart }));

function lastIndexOf(values: (number | null)[]): number {
  return values.findLastIndex((value) => value !== null);
}

/** The newest figure of every series: what somebody who cannot see the curve most wants to hear. */
export function trendSentence(block: Trend): string {
  const parts = block.series.map((series) => {
    const last = lastIndexOf(series.values);
    return `${series.label} ${series.texts[last] ?? 'unknown'} in ${block.xTexts[last] ?? 'no month'}`;
  });
  return `${block.title ?? 'Trend'}: ${parts.join('; ')}`;
}

function Numbers(props: { block: Trend }) {
  return (
    <section class="table-scroll" aria-label={`${props.block.title ?? 'Trend'} in figures`} tabindex="0">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Month</th>
            <For each={props.block.series}>
              {(series) => (
                <th scope="col" data-align="end">
                  {series.label}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.block.xTexts}>
            {(text, index) => (
              <tr>
                <th scope="row">{text}</th>
                <For each={props.block.series}>
                  {(series) => <td data-align="end">{series.texts[index()] || '–'}</td>}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

export function TrendBlock(props: { block: Trend }) {
  return (
    <>
      <div class="chart-place">
        <Show when={props.block.x.length > 0}>
          <ErrorBoundary fallback={<p class="empty">{trendSentence(props.block)}</p>}>
            <Suspense fallback={<div class="bone chart-bone" />}>
              <TrendChart block={props.block} label={trendSentence(props.block)} />
            </Suspense>
          </ErrorBoundary>
        </Show>
      </div>
      <Fold label={`${props.block.xTexts.length} months in figures`}>
        <Numbers block={props.block} />
      </Fold>
    </>
  );
}
