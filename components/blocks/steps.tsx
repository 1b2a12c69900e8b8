import { For, Show } from 'solid-js';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { ValueText } from '../value-text.tsx';

type Step = BlockOf<'steps'>['steps'][number];

const STATE_WORDS: Record<Step['state'], string> = { done: 'done', current: 'now', todo: 'to do' };

function currentOf(steps: Step[]): { step: Step; position: number } | undefined {
  const index = steps.findIndex((step) => step.state === 'current');
  const step = steps[index];
  return step ? { step, position: index + 1 } : undefined;
}

/** A stage that is over says when: "Customer notified: done · 2 Nov". */
function stageText({ label, state, detail }: Step): string {
  return [`${label}: ${STATE_WORDS[state]}`, detail].filter(Boolean).join(' · ');
}

function Segments(props: { steps: Step[] }) {
  return (
    <ol class="steps" aria-label="Stages">
      <For each={props.steps}>
        {(step) => (
          <li data-state={step.state} title={stageText(step)}>
            <span class="visually-hidden">{stageText(step)}</span>
          </li>
        )}
      </For>
    </ol>
  );
}

/** Where the worker says how far it is, the panel does not count again. */
function progressOf(steps: Step[], { step, position }: { step: Step; position: number }): string {
  const counted = `${position} of ${steps.length}`;
  if (!step.detail) return counted;
  return / of \d/u.test(step.detail) ? step.detail : `${counted} · ${step.detail}`;
}

/** A journey: one segment a stage, the present one named, then what it waits for and until when. */
export function StepsBlock(props: { block: BlockOf<'steps'> }) {
  const current = () => currentOf(props.block.steps);
  return (
    <>
      <Segments steps={props.block.steps} />
      <p class="steps-now">
        <Show when={current()} fallback={<b>Complete</b>}>
          {(now) => (
            <>
              <b>{now().step.label}</b>, {progressOf(props.block.steps, now())}
            </>
          )}
        </Show>
        <Show when={props.block.due}>
          {(due) => (
            <>
              {' '}
              · due <ValueText value={due()} />
            </>
          )}
        </Show>
      </p>
      <Show when={props.block.next}>
        <p class="steps-next">Next: {props.block.next}</p>
      </Show>
      <Show when={props.block.waitingOn}>
        <p class="meta">{props.block.waitingOn}</p>
      </Show>
    </>
  );
}
