import Eye from 'lucide-solid/icons/eye';
import { Show } from 'solid-js';
import type { PackView } from './panel-state.ts';
import { problemText } from './problem-text.ts';
import { ValueText } from './value-text.tsx';

/** `isRevealAllowed`: by the administrator; the worker decides for whom. */
type SensitiveFieldProps = { pack: PackView; isRevealAllowed: boolean; onReveal: () => void };

/** Masked as a rule; who may see it asks for it, and it masks itself again. */
export function SensitiveField(props: SensitiveFieldProps) {
  const shown = () => props.isRevealAllowed && props.pack.revealing?.state === 'shown' && props.pack.revealing;
  const refused = () => props.pack.revealing?.state === 'refused' && props.pack.revealing;
  return (
    <Show when={props.pack.registrationNumber}>
      {(value) => (
        <section class="sensitive" aria-label="Company number">
          <span class="sensitive-label">Company number</span>
          <Show when={shown()} fallback={<ValueText value={value()} />}>
            {(field) => (
              <span class="sensitive-shown" role="status">
                <bdi>{field().text}</bdi> <span class="meta">hidden again after 30 s</span>
              </span>
            )}
          </Show>
          <Show when={props.isRevealAllowed && value().reveal !== undefined && !shown()}>
            <button
              type="button"
              class="chip chip-button"
              disabled={props.pack.revealing?.state === 'asking'}
              onClick={() => props.onReveal()}
            >
              <Eye class="icon-small" /> Show, recorded
            </button>
          </Show>
          <Show when={refused()}>
            {(refusal) => (
              <p class="problem" role="alert">
                Not shown. {problemText(refusal().code)}
              </p>
            )}
          </Show>
        </section>
      )}
    </Show>
  );
}
