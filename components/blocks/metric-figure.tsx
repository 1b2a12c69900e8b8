import CircleDashed from 'lucide-solid/icons/circle-dashed';
import CircleQuestionMark from 'lucide-solid/icons/circle-question-mark';
import CircleSlash from 'lucide-solid/icons/circle-slash';
import ClockAlert from 'lucide-solid/icons/clock-alert';
import Lock from 'lucide-solid/icons/lock';
import type { Component } from 'solid-js';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Metric } from '../../api-worker/contract/blocks.ts';
import type { ValueState } from '../../api-worker/contract/values.ts';
import { ValueText } from '../value-text.tsx';

type Look = { icon?: Component<{ class?: string }>; word?: string; hasFigure: boolean; isWordHeard?: boolean };

/** Six looks that differ in shape and word; a nought is its own picture, so its word is only heard. */
const LOOKS: Record<ValueState, Look> = {
  OK: { hasFigure: true },
  ZERO: { hasFigure: true, icon: CircleDashed, word: 'zero', isWordHeard: true },
  STALE: { hasFigure: true, icon: ClockAlert, word: 'stale' },
  NOT_APPLICABLE: { hasFigure: false, icon: CircleSlash, word: 'Does not apply' },
  NOT_AVAILABLE: { hasFigure: false, icon: CircleQuestionMark, word: 'Not available' },
  NOT_PERMITTED: { hasFigure: false, icon: Lock, word: 'Not permitted' },
};

/** Three sizes by length, so that HK$182.4m stands on one line of a tile as £4.82m does. */
function lengthOf(metric: Metric): 'short' | 'long' | 'huge' {
  if (metric.value.text.length > 11) return 'huge';
  return metric.value.text.length > 7 ? 'long' : 'short';
}

export function MetricFigure(props: { metric: Metric }) {
  const look = () => LOOKS[props.metric.state];
  return (
    <span class="metric-figure" data-state={props.metric.state} data-length={lengthOf(props.metric)}>
      <Show when={look().hasFigure}>
        <ValueText value={props.metric.value} />
      </Show>
      <Show when={look().word}>
        <span class="metric-word" classList={{ 'visually-hidden': look().isWordHeard === true }}>
          <Dynamic component={look().icon} class="icon-small" />
          {look().word}
        </span>
      </Show>
    </span>
  );
}
