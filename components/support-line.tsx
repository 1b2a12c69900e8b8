import { Show } from 'solid-js';

/** Whom to ask, as the bank's administrator has written it. */
export function SupportLine(props: { contact: string | undefined }) {
  return (
    <Show when={props.contact}>
      <p class="meta">Help: {props.contact}</p>
    </Show>
  );
}
