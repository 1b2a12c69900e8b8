import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js';
import uPlot from 'uplot';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import 'uplot/dist/uPlot.min.css';
import { CHART_HEIGHT, trendData, trendOptions } from './trend-options.ts';
import { paintOf } from './trend-paint.ts';
import { TrendReadout } from './trend-readout.tsx';

/** The system's, or the one chosen for the panel. Paper is a theme too: on it the curve is drawn in the light colours. */
function onThemeChange(redraw: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', redraw);
  const ofRep = new MutationObserver(redraw);
  ofRep.observe(document.documentElement, { attributeFilter: ['data-scheme'] });
  return () => {
    ofRep.disconnect();
    for (const query of queries) query.removeEventListener('change', redraw);
  };
}

/** uPlot takes a canvas for granted and would fail later, outside of what an error boundary sees. */
function isCanvasDrawn(): boolean {
  return document.createElement('canvas').getContext('2d') !== null;
}

/** A curve for the eye; the sentence in `label` and the table beside it say the same. */
export function TrendChart(props: { block: BlockOf<'trend'>; label: string }) {
  let host: HTMLDivElement | undefined;
  let chart: uPlot | undefined;
  const [pointed, setPointed] = createSignal<number | null>(null);
  const newestIndex = () => props.block.series[0]?.values.findLastIndex((value) => value !== null) ?? 0;
  const draw = () => {
    if (!host || !isCanvasDrawn()) return;
    chart?.destroy();
    chart = new uPlot(
      trendOptions(props.block, paintOf(host), host.clientWidth || 300, setPointed),
      trendData(props.block),
      host,
    );
  };
  onMount(() => {
    draw();
    const observer = new ResizeObserver(() => {
      const width = host?.clientWidth ?? 0;
      if (width > 0 && width !== chart?.width) chart?.setSize({ width, height: CHART_HEIGHT });
    });
    if (host) observer.observe(host);
    const stopWatching = onThemeChange(draw);
    onCleanup(() => {
      observer.disconnect();
      stopWatching();
      chart?.destroy();
    });
  });
  createEffect(on(() => props.block, draw, { defer: true }));
  return (
    <>
      <div ref={(element) => (host = element)} class="chart" role="img" aria-label={props.label} />
      <TrendReadout block={props.block} index={pointed() ?? newestIndex()} />
    </>
  );
}
