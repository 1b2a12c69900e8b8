import { For } from 'solid-js';
import type { AccessReason } from './panel-state.ts';

export const REASONS: { reason: AccessReason; label: string }[] = [
  { reason: 'call-back', label: 'Call back' },
  { reason: 'complaint-work', label: 'Complaint work' },
  { reason: 'follow-up', label: 'Follow-up' },
  { reason: 'quality-review', label: 'Quality review' },
];

/** Opening a profile without a call asks why; the answer opens it. */
export function PinOpening(props: { label: string; onOpen: (reason: AccessReason) => void; onCancel: () => void }) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') props.onCancel();
  };
  return (
    <fieldset class="pin-opening" onKeyDown={onKeyDown}>
      <legend>
        Why are you opening <bdi>{props.label}</bdi>?
      </legend>
      <div class="pin-reasons">
        <For each={REASONS}>
          {(choice) => (
            <button type="button" class="chip chip-button" onClick={() => props.onOpen(choice.reason)}>
              {choice.label}
            </button>
          )}
        </For>
      </div>
      <p class="meta">The reason is recorded and your supervisor can see it.</p>
    </fieldset>
  );
}
