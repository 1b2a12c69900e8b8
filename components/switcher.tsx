import { createSignal, For } from 'solid-js';
import type { SwitcherItem } from './panel-state.ts';
import { SwitcherTab } from './switcher-tab.tsx';

/** Live conversations as tabs. Arrows only move the focus: choosing another customer is Enter, Space or a click. */
export function Switcher(props: { items: SwitcherItem[]; onSelect: (conversationId: string) => void }) {
  const [focused, setFocused] = createSignal<string>();
  const elements = new Map<string, HTMLElement>();
  const tabStop = () => focused() ?? props.items.find((item) => item.isSelected)?.conversationId;
  const tabStopIndex = () =>
    Math.max(
      0,
      props.items.findIndex((item) => item.conversationId === tabStop()),
    );
  const focusAt = (index: number) => {
    const item = props.items[(index + props.items.length) % props.items.length];
    if (item) elements.get(item.conversationId)?.focus();
  };
  const keys: Record<string, () => void> = {
    ArrowRight: () => focusAt(tabStopIndex() + 1),
    ArrowLeft: () => focusAt(tabStopIndex() - 1),
    Home: () => focusAt(0),
    End: () => focusAt(props.items.length - 1),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Live conversations" onKeyDown={onKeyDown} tabindex="-1">
      <For each={props.items}>
        {(item, index) => (
          <SwitcherTab
            item={item}
            isTabStop={index() === tabStopIndex()}
            onSelect={() => props.onSelect(item.conversationId)}
            onFocus={() => setFocused(item.conversationId)}
            onElement={(element) => elements.set(item.conversationId, element)}
          />
        )}
      </For>
    </div>
  );
}
