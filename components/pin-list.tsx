import Pin from 'lucide-solid/icons/pin';
import X from 'lucide-solid/icons/x';
import { createSignal, For, Show } from 'solid-js';
import { marketWords } from './market-words.ts';
import type { PanelActions, PinItem, Pins } from './panel-state.ts';
import { PinOpening } from './pin-opening.tsx';
import { problemText } from './problem-text.ts';

function dayText(instant: string): string {
  const day = new Date(instant);
  if (Number.isNaN(day.getTime())) return '';
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(day);
}

function labelOf(pin: PinItem): string {
  return pin.label ?? `Pinned ${dayText(pin.pinnedAt)}`;
}

type PinRowProps = { pin: PinItem; isOpening: boolean; onAsk: () => void; onCancel: () => void; actions: PanelActions };

function PinRow(props: PinRowProps) {
  const until = () => `${props.pin.isExpired ? 'expired' : 'until'} ${dayText(props.pin.expiresAt)}`;
  return (
    <li class="pin-row" classList={{ 'pin-expired': props.pin.isExpired }}>
      <div class="pin-line">
        <button
          type="button"
          class="pin-open"
          disabled={props.pin.isExpired}
          aria-expanded={props.isOpening}
          onClick={() => (props.isOpening ? props.onCancel() : props.onAsk())}
        >
          <bdi class="pin-label">{labelOf(props.pin)}</bdi>
          <span class="meta">
            {[props.pin.market && marketWords(props.pin.market), until()].filter(Boolean).join(' · ')}
          </span>
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label={`Remove pin ${labelOf(props.pin).slice(0, 80)}`}
          onClick={() => props.actions.unpin(props.pin.pinId)}
        >
          <X class="icon" />
        </button>
      </div>
      <Show when={props.isOpening}>
        <PinOpening
          label={labelOf(props.pin)}
          onOpen={(reason) => props.actions.openPin(props.pin.pinId, reason)}
          onCancel={() => props.onCancel()}
        />
      </Show>
    </li>
  );
}

/** Customers the rep keeps at hand; the grant behind each is sealed and expires. */
export function PinList(props: { pins: Pins; actions: PanelActions }) {
  const [opening, setOpening] = createSignal<string>();
  return (
    <Show when={props.pins.isEnabled}>
      <section class="pins" aria-labelledby="pins-title">
        <h2 id="pins-title">
          <Pin class="icon-small" /> Pinned customers
          <span class="meta">
            {props.pins.items.length} of {props.pins.limit}
          </span>
        </h2>
        <Show when={props.pins.problem}>
          <p class="problem" role="alert">
            {problemText(props.pins.problem)}
          </p>
        </Show>
        <ul>
          <For each={props.pins.items} fallback={<li class="empty">None yet. Pin a customer from their pack.</li>}>
            {(pin) => (
              <PinRow
                pin={pin}
                isOpening={opening() === pin.pinId}
                onAsk={() => setOpening(pin.pinId)}
                onCancel={() => setOpening(undefined)}
                actions={props.actions}
              />
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
