import { createEffect, Show } from 'solid-js';
import { ElapsedTime } from './elapsed-time.tsx';
import { MEDIA_WORDS, MediaIcon } from './media-icon.tsx';
import type { SwitcherItem } from './panel-state.ts';

const STATE_WORDS: Record<SwitcherItem['state'], string> = {
  ringing: 'ringing',
  connected: '',
  held: 'on hold',
  'wrap-up': 'wrap-up',
};

function labelOf(item: SwitcherItem): string {
  if (item.label) return item.label;
  return item.state === 'ringing' ? 'Ringing…' : MEDIA_WORDS[item.media];
}

type SwitcherTabProps = {
  item: SwitcherItem;
  isTabStop: boolean;
  onSelect: () => void;
  onFocus: () => void;
  onElement: (element: HTMLElement) => void;
};

/** The name is the last thing to give way: beside the tab on screen, the others keep icon and name only. */
export function SwitcherTab(props: SwitcherTabProps) {
  let element: HTMLButtonElement | undefined;
  createEffect(() => props.item.isSelected && element?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }));
  return (
    <button
      ref={(created) => {
        element = created;
        props.onElement(created);
      }}
      type="button"
      role="tab"
      class="tab"
      data-state={props.item.state}
      aria-selected={props.item.isSelected}
      aria-controls="conversation-view"
      tabindex={props.isTabStop ? 0 : -1}
      title={[labelOf(props.item).slice(0, 120), STATE_WORDS[props.item.state], props.item.queueName]
        .filter(Boolean)
        .join(' · ')}
      onClick={() => props.onSelect()}
      onFocus={() => props.onFocus()}
    >
      <MediaIcon media={props.item.media} state={props.item.state} />
      <bdi class="tab-label">{labelOf(props.item)}</bdi>
      <Show when={STATE_WORDS[props.item.state] && !(props.item.state === 'ringing' && !props.item.label)}>
        <span class="tab-state">{STATE_WORDS[props.item.state]}</span>
      </Show>
      <Show when={props.item.state === 'connected'}>
        <ElapsedTime since={props.item.connectedAt ?? props.item.startedAt} />
      </Show>
      <Show when={props.item.unseenCount}>
        <span class="tab-unseen">
          {props.item.unseenCount}
          <span class="visually-hidden"> unseen {props.item.unseenCount === 1 ? 'change' : 'changes'}</span>
        </span>
      </Show>
    </button>
  );
}
