import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { Notice } from '../../api-worker/contract/blocks.ts';
import type { Verdict } from '../../api-worker/contract/feedback.ts';
import { problemText } from '../problem-text.ts';
import { useFeedback } from './feedback-context.ts';

type Reason = Extract<Verdict, { verdict: 'wrong' }>['reason'];

const REASONS: [Reason, string][] = [
  ['wrong-customer', 'Wrong customer'],
  ['out-of-date', 'Out of date'],
  ['already-done', 'Already done'],
  ['not-relevant', 'Not relevant'],
];

function reasonText(code: string): string {
  return code === 'handle_expired' ? 'This pack is too old for that. Load it again.' : problemText(code);
}

type AskProps = { about: string; onSay: (verdict: Verdict) => void };

function WhyWrong(props: AskProps & { onBack: () => void }) {
  /** None to begin with: a reason nobody chose would send the owner of the data looking for nothing. */
  const [reason, setReason] = createSignal<Reason>();
  const send = () => {
    const chosen = reason();
    if (chosen !== undefined) props.onSay({ verdict: 'wrong', reason: chosen });
  };
  return (
    <>
      <select
        ref={(element) => queueMicrotask(() => element.focus())}
        aria-label={`Why is it wrong? ${props.about}`}
        onChange={({ currentTarget }) => setReason(REASONS[currentTarget.selectedIndex - 1]?.[0])}
      >
        <option value="">Why?</option>
        <For each={REASONS}>{([value, words]) => <option value={value}>{words}</option>}</For>
      </select>
      <button type="button" class="link" disabled={reason() === undefined} onClick={send}>
        Send
      </button>
      <button type="button" class="link" onClick={() => props.onBack()}>
        Back
      </button>
    </>
  );
}

function Ask(props: AskProps) {
  const [isWrong, setIsWrong] = createSignal(false);
  return (
    <Show when={!isWrong()} fallback={<WhyWrong {...props} onBack={() => setIsWrong(false)} />}>
      <button type="button" class="link" onClick={() => props.onSay({ verdict: 'useful' })}>
        Useful
      </button>
      <button type="button" class="link" onClick={() => props.onSay({ verdict: 'not-useful' })}>
        Not useful
      </button>
      <button type="button" class="link" aria-label="Wrong, choose why" onClick={() => setIsWrong(true)}>
        Wrong…
      </button>
    </Show>
  );
}

/** One quiet line at the end of an opened card. It measures the rule, never the rep, and is never printed. */
export function NoticeFeedback(props: { notice: Notice }) {
  const feedback = useFeedback();
  let line: HTMLFieldSetElement | undefined;
  const state = () => feedback?.stateOf(props.notice.id);
  const refusal = () => {
    const now = state();
    return now?.state === 'refused' ? now.code : undefined;
  };
  const say = (verdict: Verdict) => {
    const handle = props.notice.feedback;
    if (handle === undefined || state()?.state === 'asking') return;
    // The buttons go away; whoever came by keyboard stays on this line.
    line?.focus();
    feedback?.give(props.notice.id, handle, verdict);
  };
  return (
    <Show when={feedback?.isAsked() && props.notice.feedback !== undefined}>
      <fieldset ref={line} class="feedback" tabindex="-1" aria-label={`What was this worth? ${props.notice.title}`}>
        <Switch fallback={<Ask about={props.notice.title} onSay={say} />}>
          <Match when={state()?.state === 'asking'}>
            <span class="meta">Sending…</span>
          </Match>
          <Match when={state()?.state === 'given'}>{null}</Match>
        </Switch>
        <span class="feedback-said" role="status">
          {state()?.state === 'given' ? 'Thank you' : ''}
          <Show when={refusal()}>{(code) => <b>Not stored. {reasonText(code())}</b>}</Show>
        </span>
      </fieldset>
    </Show>
  );
}
