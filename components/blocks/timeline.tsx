import ArrowRight from 'lucide-solid/icons/arrow-right';
import Check from 'lucide-solid/icons/check';
import Dot from 'lucide-solid/icons/dot';
import Plus from 'lucide-solid/icons/plus';
import TrendingDown from 'lucide-solid/icons/trending-down';
import TrendingUp from 'lucide-solid/icons/trending-up';
import UsersRound from 'lucide-solid/icons/users-round';
import X from 'lucide-solid/icons/x';
import type { Component } from 'solid-js';
import { For, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { ClockRing } from './clock-ring.tsx';

type Event = BlockOf<'timeline'>['events'][number];

const MARKS: Record<Event['mark'], Component<{ class?: string }>> = {
  up: TrendingUp,
  down: TrendingDown,
  added: Plus,
  moved: ArrowRight,
  done: Check,
  broken: X,
  contact: UsersRound,
  none: Dot,
};

function Mark(props: { event: Event }) {
  return (
    <Show
      when={props.event.clock}
      fallback={
        <span class="event-mark" data-tone={props.event.tone}>
          <Dynamic component={MARKS[props.event.mark]} class="icon-small" />
        </span>
      }
    >
      {(clock) => <ClockRing clock={clock()} />}
    </Show>
  );
}

/** Events or changes in the order of the worker; an event with a clock carries its ring. */
export function TimelineBlock(props: { block: BlockOf<'timeline'> }) {
  return (
    <ul class="timeline" aria-label={props.block.title ?? 'Events'}>
      <For each={props.block.events}>
        {(event) => (
          <li classList={{ 'event-clocked': event.clock !== undefined }} data-tone={event.tone}>
            <Mark event={event} />
            <div class="event-body">
              <span class="event-title" title={event.title.slice(0, 300)}>
                {event.title}
              </span>
              <Show when={event.atText}>
                <span class="event-at">{event.atText}</span>
              </Show>
              <Show when={event.detail}>
                <span class="event-detail">{event.detail}</span>
              </Show>
            </div>
          </li>
        )}
      </For>
    </ul>
  );
}
