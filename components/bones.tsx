import { For } from 'solid-js';

/** Grey lines where text will stand; drawn still, because a moving thing asks to be watched. */
export function Bones(props: { rows: number }) {
  return (
    <div class="bones" aria-hidden="true">
      <For each={Array.from({ length: Math.max(1, props.rows) })}>{() => <span class="bone" />}</For>
    </div>
  );
}
