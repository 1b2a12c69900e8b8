import EyeOff from 'lucide-solid/icons/eye-off';
import { Show } from 'solid-js';
import type { Value } from '../api-worker/contract/values.ts';

/** One value as the worker rendered it: text shown, exact form as tooltip, never both masked and exact. */
export function ValueText(props: { value: Value }) {
  return (
    <span
      class="value"
      classList={{ 'value-masked': props.value.masked === true }}
      data-tone={props.value.tone ?? 'neutral'}
      title={props.value.masked ? 'Masked' : props.value.raw}
    >
      <Show when={props.value.masked}>
        <EyeOff class="icon-small" />
        <span class="visually-hidden">masked </span>
      </Show>
      <bdi>{props.value.text}</bdi>
    </span>
  );
}
