import Pin from 'lucide-solid/icons/pin';
import PinOff from 'lucide-solid/icons/pin-off';
import { Show } from 'solid-js';

type PinButtonProps = { isPinned: boolean; isFull: boolean; onPin: () => void; onUnpin: () => void };

export function PinButton(props: PinButtonProps) {
  const label = () => {
    if (props.isPinned) return 'Unpin this customer';
    return props.isFull ? 'Pin list is full' : 'Pin this customer';
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label()}
      aria-pressed={props.isPinned}
      title={label()}
      disabled={!props.isPinned && props.isFull}
      onClick={() => (props.isPinned ? props.onUnpin() : props.onPin())}
    >
      <Show when={props.isPinned} fallback={<Pin class="icon" />}>
        <PinOff class="icon" />
      </Show>
    </button>
  );
}
