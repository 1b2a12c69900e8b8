import UserCheck from 'lucide-solid/icons/user-check';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import type { PackView, VerificationMethod } from './panel-state.ts';
import { problemText } from './problem-text.ts';

const METHODS: { method: VerificationMethod; label: string }[] = [
  { method: 'security-questions', label: 'Security questions answered' },
  { method: 'app-confirmation', label: 'Confirmed in the banking app' },
  { method: 'registered-number-call-back', label: 'Called back on the registered number' },
  { method: 'document-seen', label: 'Identity document seen' },
];

type VerifyCallerProps = { vouching: PackView['vouching']; onVerify: (method: VerificationMethod) => void };

function MethodChoice(props: {
  isAsking: boolean;
  onConfirm: (method: VerificationMethod) => void;
  onCancel: () => void;
}) {
  const [method, setMethod] = createSignal<VerificationMethod>();
  const name = createUniqueId();
  const confirm = () => {
    const chosen = method();
    if (chosen !== undefined) props.onConfirm(chosen);
  };
  return (
    <fieldset
      class="verify-methods"
      disabled={props.isAsking}
      onKeyDown={(event) => event.key === 'Escape' && props.onCancel()}
    >
      <legend>How did you verify the caller?</legend>
      <For each={METHODS}>
        {(choice) => (
          <label class="verify-method">
            <input type="radio" name={name} value={choice.method} onChange={() => setMethod(choice.method)} />
            {choice.label}
          </label>
        )}
      </For>
      <p class="meta">Recorded under your name. It counts for this conversation only, for 30 minutes at most.</p>
      <div class="verify-acts">
        <button type="button" class="primary" disabled={method() === undefined} onClick={confirm}>
          {props.isAsking ? 'Recording…' : 'Confirm'}
        </button>
        <button type="button" class="secondary" onClick={() => props.onCancel()}>
          Cancel
        </button>
      </div>
    </fieldset>
  );
}

/** The rep's own word, for an asserted customer of a live conversation: compact until it is wanted. */
export function VerifyCaller(props: VerifyCallerProps) {
  const [isOpen, setIsOpen] = createSignal(false);
  const refusal = () => (props.vouching?.state === 'refused' ? props.vouching.code : undefined);
  return (
    <div class="verify-caller">
      <Show
        when={isOpen()}
        fallback={
          <button type="button" class="secondary" onClick={() => setIsOpen(true)}>
            <UserCheck class="icon-small" /> I have verified the caller
          </button>
        }
      >
        <MethodChoice
          isAsking={props.vouching?.state === 'asking'}
          onConfirm={(method) => props.onVerify(method)}
          onCancel={() => setIsOpen(false)}
        />
      </Show>
      <Show when={refusal()}>
        {(code) => (
          <p class="problem" role="alert">
            Not recorded, so nothing has opened. {problemText(code())}
          </p>
        )}
      </Show>
    </div>
  );
}
