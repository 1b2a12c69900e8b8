import { For } from 'solid-js';
import { ElapsedTime } from './elapsed-time.tsx';
import { MEDIA_WORDS, MediaIcon } from './media-icon.tsx';
import type { SwitcherItem } from './panel-state.ts';

type ConversationPickerProps = { items: SwitcherItem[]; onSelect: (conversationId: string) => void };

/** The desktop does not say which conversation is on screen, so the rep does. */
export function ConversationPicker(props: ConversationPickerProps) {
  return (
    <section class="screen" aria-labelledby="pick-title">
      <h1 id="pick-title">Which conversation is on your screen?</h1>
      <ul class="choices">
        <For each={props.items}>
          {(item) => (
            <li>
              <button type="button" class="choice" onClick={() => props.onSelect(item.conversationId)}>
                <span class="choice-name">
                  <MediaIcon media={item.media} state={item.state} /> <bdi>{item.label ?? MEDIA_WORDS[item.media]}</bdi>
                </span>
                <ElapsedTime since={item.connectedAt ?? item.startedAt} />
                <span class="choice-detail">
                  {[item.queueName, item.direction, item.state].filter(Boolean).join(' · ')}
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
