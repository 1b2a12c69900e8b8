import { createSignal, createUniqueId, Show } from 'solid-js';
import type { Notice } from '../../api-worker/contract/blocks.ts';
import { ValueText } from '../value-text.tsx';
import { NoticeDetail } from './notice-detail.tsx';

function Why(props: { notice: Notice }) {
  return (
    <Show when={props.notice.reasons?.[0]}>
      {(reason) => (
        <span class="why">
          Why: {reason().label}{' '}
          <b>
            <ValueText value={reason().value} />
          </b>
        </span>
      )}
    </Show>
  );
}

function moreText(notice: Notice): string {
  const more = (notice.reasons?.length ?? 0) - 1;
  if (more < 1) return 'details';
  return more === 1 ? '1 more value' : `${more} more values`;
}

/** A quiet CLOCK, CHANGE or GROW line: class word at the left, advice beneath the title, receipt on request. */
export function NoticeRow(props: { notice: Notice; isFolded: boolean }) {
  const [isOpen, setIsOpen] = createSignal(false);
  const bodyId = createUniqueId();
  return (
    <article
      class="insight"
      data-class={props.notice.isUnknown ? 'NO DATA' : props.notice.class}
      hidden={props.isFolded}
    >
      <span class="insight-class">{props.notice.isUnknown ? 'NO DATA' : props.notice.class}</span>
      <div class="insight-body">
        <h3>{props.notice.title}</h3>
        <Show when={!isOpen()}>
          <p class="insight-do">{props.notice.do ?? props.notice.detail}</p>
        </Show>
        <div id={bodyId} hidden={!isOpen()}>
          <Show when={isOpen()}>
            <NoticeDetail notice={props.notice} isWhole={true} />
          </Show>
        </div>
        <p class="meta">
          <Show when={!isOpen()}>
            <Why notice={props.notice} />
          </Show>
          <button
            type="button"
            class="link"
            aria-expanded={isOpen()}
            aria-controls={bodyId}
            onClick={() => setIsOpen((open) => !open)}
          >
            {isOpen() ? 'less' : moreText(props.notice)}
            <span class="visually-hidden"> about {props.notice.title}</span>
          </button>
        </p>
      </div>
    </article>
  );
}
