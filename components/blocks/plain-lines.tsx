import { For } from 'solid-js';

/** The same content in plain text, for a kind this panel is too old for and for a block that failed to draw. */
export function PlainLines(props: { lines: string[]; why: string }) {
  return (
    <div class="plain-lines">
      <For each={props.lines}>{(line) => <p>{line}</p>}</For>
      <p class="meta">{props.why}</p>
    </div>
  );
}
