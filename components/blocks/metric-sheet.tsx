import { Show } from 'solid-js';
import type { Metric } from '../../api-worker/contract/blocks.ts';
import { SourceLine } from '../source-line.tsx';
import { MetricDelta } from './metric-delta.tsx';
import { MetricFigure } from './metric-figure.tsx';

function exactOf({ value }: Metric): string | undefined {
  return value.masked || value.raw === value.text ? undefined : value.raw;
}

/** All there is about one figure: the exact value, its basis, its definition, its source. Closes by Esc or a click. */
export function MetricSheet(props: { metric: Metric; id: string }) {
  return (
    <div id={props.id} class="sheet metric-sheet" popover="auto" role="dialog" aria-label={props.metric.label}>
      <h3>{props.metric.label}</h3>
      <p class="metric-exact">
        <MetricFigure metric={props.metric} />
        <Show when={exactOf(props.metric)}>{(exact) => <span class="metric-raw">{exact()}</span>}</Show>
      </p>
      <MetricDelta metric={props.metric} />
      <Show when={props.metric.definition}>
        <p class="metric-definition">{props.metric.definition}</p>
      </Show>
      <SourceLine source={props.metric.source} />
    </div>
  );
}
