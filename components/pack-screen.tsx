import UserRoundCheck from 'lucide-solid/icons/user-round-check';
import { createMemo, Index, Show } from 'solid-js';
import { Announcer } from './announcer.tsx';
import { CallerLine } from './caller-line.tsx';
import { CustomerBar } from './customer-bar.tsx';
import { CutNotice } from './cut-notice.tsx';
import { FeedbackProvider } from './feedback/feedback-context.ts';
import { FirstBlocks } from './first-blocks.tsx';
import { PackFoot } from './pack-foot.tsx';
import type { PackView, PanelActions, ReadyState, SectionView } from './panel-state.ts';
import { Section } from './section.tsx';
import { SectionRail } from './section-rail.tsx';
import { SensitiveField } from './sensitive-field.tsx';

type PackScreenProps = { pack: PackView; panel: ReadyState; actions: PanelActions };

/** A section that said everything above the fold needs no empty card below it. */
function hasOwnPlace(view: SectionView): boolean {
  if (view.place.id === 'alerts' || view.state === 'ready') return view.body.length > 0;
  if (view.place.id === 'kpis') return view.state !== 'empty' && view.state !== 'failed';
  return true;
}

export function ChangedCustomer(props: { pack: PackView }) {
  return (
    <Show when={props.pack.isChangedCustomer}>
      <p class="changed" role="status">
        <UserRoundCheck class="icon-small" /> This conversation now belongs to another customer. The previous pack is
        gone.
      </p>
    </Show>
  );
}

/** The whole pack of a verified customer. */
export function PackScreen(props: PackScreenProps) {
  const sections = createMemo(() => props.pack.sections.filter(hasOwnPlace));
  const retry = (sectionIds: string[]) => props.actions.retrySections(sectionIds);
  const feedback = {
    isAsked: () => props.panel.features.feedback,
    stateOf: (noticeId: string) => props.pack.feedback?.[noticeId],
    give: (...said: Parameters<PanelActions['giveFeedback']>) => props.actions.giveFeedback(...said),
  };
  return (
    <article class="pack">
      <p class="print-only print-title">Customer prep pack</p>
      <ChangedCustomer pack={props.pack} />
      <CustomerBar identity={props.pack.identity} panel={props.panel} actions={props.actions} />
      <CallerLine caller={props.pack.identity.caller} isOnCall={props.panel.selection.kind === 'conversation'} />
      <CutNotice pack={props.pack} onRetry={retry} />
      <FeedbackProvider value={feedback}>
        <FirstBlocks pack={props.pack} onRetry={(id) => retry([id])} />
        <div class="sections">
          <Index each={sections()}>
            {(view) => (
              <Section view={view()} isCut={props.pack.stream === 'cut'} onRetry={() => retry([view().place.id])} />
            )}
          </Index>
        </div>
      </FeedbackProvider>
      <SensitiveField
        pack={props.pack}
        isRevealAllowed={props.panel.features.reveal}
        onReveal={() => props.actions.revealField()}
      />
      <PackFoot pack={props.pack} supportContact={props.panel.supportContact} />
      <SectionRail sections={props.pack.sections} />
      <Announcer sections={props.pack.sections} />
    </article>
  );
}
