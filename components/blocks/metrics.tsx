import { createUniqueId, For, Show } from 'solid-js';
import type { BlockOf, Metric } from '../../api-worker/contract/blocks.ts';
import { Fold } from '../fold.tsx';
import { SourceLine } from '../source-line.tsx';
import { MetricDelta } from './metric-delta.tsx';
import { MetricFigure } from './metric-figure.tsx';
import { MetricSheet } from './metric-sheet.tsx';

function Tile(props: { metric: Metric }) {
  const sheetId = createUniqueId();
  return (
    <li class="tile" data-state={props.metric.state}>
      <button
        type="button"
        class="tile-button"
        popovertarget={sheetId}
        data-tone={props.metric.value.tone ?? 'neutral'}
      >
        <span class="tile-label" title={props.metric.label}>
          {props.metric.label}
        </span>
        <MetricFigure metric={props.metric} />
        <MetricDelta metric={props.metric} />
        <SourceLine source={props.metric.source} isBrief={true} />
      </button>
      <MetricSheet metric={props.metric} id={sheetId} />
    </li>
  );
}

function Tiles(props: { block: BlockOf<'metrics'> }) {
  return (
    <ul class="tiles" aria-label={props.block.title ?? 'Figures'}>
      <For each={props.block.metrics}>{(metric) => <Tile metric={metric} />}</For>
    </ul>
  );
}

const MOST_IN_THE_OPEN = 6;

/** Six tiles stand in the open, above the fold and in a section of its own; more of them fold behind a count. */
export function MetricsBlock(props: { block: BlockOf<'metrics'> }) {
  const isFolded = () => props.block.place === 'body' && props.block.metrics.length > MOST_IN_THE_OPEN;
  return (
    <Show when={isFolded()} fallback={<Tiles block={props.block} />}>
      <Fold label={`${props.block.metrics.length} more key figures`}>
        <Tiles block={props.block} />
      </Fold>
    </Show>
  );
}
