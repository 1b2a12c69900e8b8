import Lock from 'lucide-solid/icons/lock';
import type { JSX } from 'solid-js';
import { For, Show } from 'solid-js';
import { CallerLine } from './caller-line.tsx';
import { CustomerBar } from './customer-bar.tsx';
import { PackFoot } from './pack-foot.tsx';
import { ChangedCustomer } from './pack-screen.tsx';
import type { PackView, PanelActions, ReadyState, SectionView } from './panel-state.ts';
import { problemText } from './problem-text.ts';
import { SectionBody } from './section-body.tsx';
import { VerifyCaller } from './verify-caller.tsx';

function HowToVerify(props: { steps: string[]; children: JSX.Element }) {
  return (
    <section class="card how-to-verify" data-class="VERIFY" aria-labelledby="how-to-verify">
      <h2 id="how-to-verify">How to verify</h2>
      <ol>
        <For each={props.steps} fallback={<li>Follow your identification and verification procedure.</li>}>
          {(step) => <li>{step}</li>}
        </For>
      </ol>
      <p class="meta">The pack opens by itself as soon as the verification arrives.</p>
      {props.children}
    </section>
  );
}

/** Below the verified level a section is held as a rule; one the bank lets through is drawn all the same. */
function isHeld(view: SectionView): boolean {
  return view.state === 'held' || view.state === 'reserved' || view.state === 'checking';
}

function Shown(props: { view: SectionView; onRetry: () => void }) {
  return (
    <section class="section" aria-label={props.view.place.title}>
      <h2>{props.view.place.title}</h2>
      <SectionBody
        state={props.view.state}
        blocks={[...props.view.first, ...props.view.body]}
        code={props.view.code}
        text={props.view.text}
        title={props.view.place.title}
        reservedRows={props.view.place.reservedRows}
        isCut={false}
        hiddenTitles="none"
        onRetry={() => props.onRetry()}
      />
    </section>
  );
}

/** Nobody can be verified while the call still rings, nor after it has ended; the worker refuses it too. */
function isSpeaking({ selection, conversations }: ReadyState): boolean {
  if (selection.kind !== 'conversation') return false;
  const selected = conversations.find(({ conversationId }) => conversationId === selection.conversationId);
  return selected?.state === 'connected' || selected?.state === 'held';
}

/** Claimed: a masked name. Asserted: the greeting name. Either way how to verify, and no figure before that. */
export function HeldScreen(props: { pack: PackView; panel: ReadyState; actions: PanelActions }) {
  const held = () => props.pack.sections.filter(isHeld);
  const canVouch = () => props.pack.identity.level === 'asserted' && isSpeaking(props.panel);
  return (
    <article class="pack pack-held">
      <ChangedCustomer pack={props.pack} />
      <CustomerBar identity={props.pack.identity} panel={props.panel} actions={props.actions} />
      <CallerLine caller={props.pack.identity.caller} isOnCall={props.panel.selection.kind === 'conversation'} />
      <div class="first">
        <HowToVerify steps={props.pack.identity.howToVerify}>
          <Show when={canVouch()}>
            <VerifyCaller vouching={props.pack.vouching} onVerify={(method) => props.actions.verifyCaller(method)} />
          </Show>
        </HowToVerify>
        <For each={props.pack.sections.filter((view) => !isHeld(view))}>
          {(view) => <Shown view={view} onRetry={() => props.actions.retrySections([view.place.id])} />}
        </For>
        <Show when={held().length}>
          <section class="section held-list" aria-labelledby="held-title">
            <h2 id="held-title">
              <Lock class="icon-small" /> {held().length} sections are held
            </h2>
            <p class="empty">{problemText(`held_${props.pack.identity.level}`)}</p>
            <ul>
              <For each={held()}>{(view) => <li>{view.place.title}</li>}</For>
            </ul>
          </section>
        </Show>
      </div>
      <PackFoot pack={props.pack} supportContact={props.panel.supportContact} />
    </article>
  );
}
