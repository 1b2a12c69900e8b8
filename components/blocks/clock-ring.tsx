import type { BlockOf } from '../../api-worker/contract/blocks.ts';

type Clock = NonNullable<BlockOf<'timeline'>['events'][number]['clock']>;

const LENGTH = 2 * Math.PI * 16;

/** Days left of all days: the arc shrinks as time runs out, the words stand in the middle. */
export function ClockRing(props: { clock: Clock }) {
  return (
    <svg
      class="clock-ring"
      viewBox="0 0 40 40"
      width="40"
      height="40"
      role="img"
      aria-label={props.clock.label}
      data-tone={props.clock.tone}
    >
      <circle class="clock-track" cx="20" cy="20" r="16" />
      <circle
        class="clock-arc"
        cx="20"
        cy="20"
        r="16"
        transform="rotate(-90 20 20)"
        stroke-dasharray={`${props.clock.remaining * LENGTH} ${LENGTH}`}
      />
      <text x="20" y="20" text-anchor="middle" dominant-baseline="central">
        {props.clock.text}
      </text>
    </svg>
  );
}
