import { Match, Switch } from 'solid-js';
import type { NoticeClass } from '../api-worker/contract/blocks.ts';

/** A shape of its own for each class, so that severity is readable without colour. */
export function SeverityMark(props: { class: NoticeClass }) {
  return (
    <svg class="severity-mark" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <Switch fallback={<circle cx="6" cy="6" r="4" />}>
        <Match when={props.class === 'STOP'}>
          <path d="M3.7 0.5h4.6l3.2 3.2v4.6l-3.2 3.2h-4.6l-3.2-3.2v-4.6z" />
        </Match>
        <Match when={props.class === 'CARE'}>
          <path d="M6 0.8l5.8 10.4h-11.6z" />
        </Match>
      </Switch>
    </svg>
  );
}
