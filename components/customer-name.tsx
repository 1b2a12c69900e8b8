import { Show } from 'solid-js';
import type { Identified } from '../api-worker/contract/identity.ts';

const MAX_SHOWN = 400;

/** Both scripts, each isolated; an absurdly long name is cut for the eye, so that it cannot push the warnings away. */
export function CustomerName(props: { customer: Identified['customer'] }) {
  return (
    <h1 class="customer-name" classList={{ 'customer-masked': props.customer.isMasked }}>
      <bdi>{props.customer.name.slice(0, MAX_SHOWN)}</bdi>
      <Show when={props.customer.localName}>
        {(localName) => (
          <bdi class="local-name" lang="zh-Hant">
            {localName().slice(0, MAX_SHOWN)}
          </bdi>
        )}
      </Show>
    </h1>
  );
}
