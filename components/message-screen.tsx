import type { Component, JSX } from 'solid-js';
import { Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';

type MessageScreenProps = {
  icon: Component<{ class?: string }>;
  title: string;
  text?: string;
  tone?: 'neutral' | 'care' | 'stop';
  children?: JSX.Element;
};

/** One calm thing to read and at most one thing to press. */
export function MessageScreen(props: MessageScreenProps) {
  return (
    <section class="message" data-tone={props.tone ?? 'neutral'} aria-label={props.title}>
      <span class="message-icon">
        <Dynamic component={props.icon} class="icon" />
      </span>
      <h1>{props.title}</h1>
      <Show when={props.text}>
        <p>{props.text}</p>
      </Show>
      {props.children}
    </section>
  );
}
