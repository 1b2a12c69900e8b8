import { Show } from 'solid-js';
import type { HelpDoor } from './help/create-help-door.ts';
import type { MenuItem } from './overflow-menu.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import type { PanelActions, ReadyState } from './panel-state.ts';
import { Switcher } from './switcher.tsx';
import { TrainingStrip } from './training-strip.tsx';

type TopBarProps = { panel: ReadyState; door: HelpDoor; hasHelp: boolean; actions: PanelActions; onPins: () => void };

function menuItemsOf({ panel, actions, onPins }: TopBarProps): MenuItem[] {
  const hasConversation = panel.view.state !== 'no-conversation';
  const items: (MenuItem | false)[] = [
    panel.pins.isEnabled && hasConversation && { label: 'Pinned customers', onChoose: onPins },
    panel.features.print &&
      panel.view.state === 'pack' && { label: 'Print this pack', onChoose: () => actions.print() },
    hasConversation && { label: 'Load again', onChoose: () => actions.retryPack() },
    panel.rep.roles.includes('supervisor') && {
      label: 'Openings without a call',
      onChoose: () => actions.showOpenings(),
    },
  ];
  return items.filter((item) => item !== false);
}

/** Stays in place whatever is on screen, so that a ringing call is seen from the help page too; every act leaves it. */
export function TopBar(props: TopBarProps) {
  const leavingHelp = ({ label, onChoose }: MenuItem): MenuItem => ({
    label,
    onChoose: () => {
      props.door.close();
      onChoose();
    },
  });
  const helpItem = (): MenuItem =>
    props.door.isOpen()
      ? { label: 'Close help', onChoose: () => props.door.close() }
      : { label: 'Help', onChoose: () => props.door.open() };
  const items = (): MenuItem[] => [
    ...menuItemsOf(props).map(leavingHelp),
    ...(props.hasHelp ? [helpItem()] : []),
    { label: `Sign out ${props.panel.rep.name}`, onChoose: () => props.actions.signOut() },
  ];
  const select = (conversationId: string) => {
    const isOnScreen = props.panel.conversations.some(
      (item) => item.isSelected && item.conversationId === conversationId,
    );
    props.door.close(isOnScreen ? undefined : 'top');
    props.actions.selectConversation(conversationId);
  };
  return (
    <div class="top">
      <Show when={props.panel.isTraining}>
        <TrainingStrip />
      </Show>
      <header class="top-bar">
        <Switcher items={props.panel.conversations} onSelect={select} />
        <OverflowMenu label="More" items={items()} />
      </header>
    </div>
  );
}
