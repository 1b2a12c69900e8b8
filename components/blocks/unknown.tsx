import { For } from 'solid-js';

/** A kind this panel is too old for: its plain lines, and how to get the newer panel. */
export function UnknownBlock(props: { block: { lines: string[] } }) {
  return (
    <div class="unknown-block">
      <For each={props.block.lines}>{(line) => <p>{line}</p>}</For>
      <p class="meta">This panel is too old to draw this part. Restart the browser to update it.</p>
    </div>
  );
}
