import { For, Show } from 'solid-js';
import type { Notice } from '../../api-worker/contract/blocks.ts';
import { NoticeFeedback } from '../feedback/notice-feedback.tsx';
import { SourceLine } from '../source-line.tsx';
import { ValueText } from '../value-text.tsx';

function Reasons(props: { notice: Notice }) {
  return (
    <Show when={props.notice.reasons?.length}>
      <dl class="reasons" aria-label="Why this is shown">
        <For each={props.notice.reasons}>
          {(reason) => (
            <div>
              <dt>{reason.label}</dt>
              <dd>
                <ValueText value={reason.value} />
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  );
}

function Words(props: { notice: Notice }) {
  return (
    <Show when={props.notice.say}>
      <Show when={props.notice.isScriptOnly}>
        <p class="script-only-label">Say only these words</p>
      </Show>
      <blockquote class="say" classList={{ 'script-only': props.notice.isScriptOnly === true }}>
        <p>“{props.notice.say}”</p>
      </blockquote>
    </Show>
  );
}

/** The approved words, the one thing to do, and with `isWhole` also the values that made the card appear. */
export function NoticeDetail(props: { notice: Notice; isWhole: boolean }) {
  return (
    <>
      <Words notice={props.notice} />
      <Show when={props.notice.do}>
        <p class="do">
          <b>Do:</b> {props.notice.do}
        </p>
      </Show>
      <Show when={props.isWhole}>
        <Show when={props.notice.detail}>
          <p class="notice-extra">{props.notice.detail}</p>
        </Show>
        <Reasons notice={props.notice} />
        <Show when={props.notice.rule}>
          {(rule) => (
            <p class="meta">
              Rule {rule().id}, version {rule().version}
            </p>
          )}
        </Show>
      </Show>
      <SourceLine source={props.notice.source} />
      <Show when={props.isWhole}>
        <NoticeFeedback notice={props.notice} />
      </Show>
    </>
  );
}
