import OctagonAlert from 'lucide-solid/icons/octagon-alert';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import { createMemo, For, Match, Switch } from 'solid-js';
import { FirstBlock } from './blocks/first-block.tsx';
import { Bones } from './bones.tsx';
import type { SectionView } from './panel-state.ts';
import { problemText } from './problem-text.ts';
import { sectionAnchor } from './section.tsx';

const LEAST_ROWS = 5;

function Unchecked(props: { view: SectionView; isCut: boolean; onRetry: () => void }) {
  const reason = () => (props.isCut ? 'The connection was cut.' : (props.view.text ?? problemText(props.view.code)));
  return (
    <div class="card card-unknown" data-class="STOP" role="alert">
      <h3 class="card-title">
        <span class="card-toggle">
          <OctagonAlert class="icon-small" />
          <span class="card-words">Restrictions could not be checked</span>
          <span class="card-badge">UNKNOWN</span>
        </span>
      </h3>
      <div class="card-body">
        <p class="do">
          <b>Do:</b> treat the customer as restricted. Promise and release nothing until this is checked.
        </p>
        <p class="meta">
          {reason()}{' '}
          <button type="button" class="link" onClick={() => props.onRetry()}>
            Check again
          </button>
        </p>
      </div>
    </div>
  );
}

function Checking() {
  return (
    <div class="card card-checking" data-class="CARE">
      <h3 class="card-title">
        <span class="card-toggle">
          <OctagonAlert class="icon-small" />
          <span class="card-words">Checking restrictions…</span>
        </span>
      </h3>
      <div class="card-body">
        <p class="do">Promise nothing about payments or accounts yet.</p>
      </div>
    </div>
  );
}

type AlertsPlaceProps = { view: SectionView; isAnotherDrawn: boolean; isCut: boolean; onRetry: () => void };

/** STOP and CARE from the bank's own rows. "None" and "not known" look as different as they are. */
export function AlertsPlace(props: AlertsPlaceProps) {
  const isWaiting = () => props.view.firstState === 'reserved' || props.view.firstState === 'checking';
  /** Once something below was drawn, this place keeps its height, so that a late answer moves nothing. */
  const isFixed = createMemo<boolean>((wasFixed) => wasFixed || (isWaiting() && props.isAnotherDrawn), false);
  const rows = () => Math.max(LEAST_ROWS, props.view.place.reservedRows);
  return (
    <section
      id={sectionAnchor(props.view.place.id)}
      class="place place-alerts"
      classList={{ 'place-fixed': isFixed(), 'place-waiting': isWaiting() }}
      style={{ '--reserved-rows': String(rows()) }}
      aria-label={props.view.place.title}
      aria-busy={isWaiting()}
      tabindex="-1"
    >
      <h2 class="visually-hidden">{props.view.place.title}</h2>
      <Switch fallback={<Bones rows={rows()} />}>
        <Match when={props.view.firstState === 'failed' || (isWaiting() && props.isCut)}>
          <Unchecked view={props.view} isCut={props.isCut && isWaiting()} onRetry={() => props.onRetry()} />
        </Match>
        <Match when={props.view.firstState === 'checking' || (isFixed() && isWaiting())}>
          <Checking />
        </Match>
        <Match when={props.view.firstState === 'held'}>
          <p class="quiet">{props.view.text ?? problemText('held_claimed')}</p>
        </Match>
        <Match when={props.view.firstState === 'ready' && props.view.first.length > 0}>
          <For each={props.view.first}>
            {(block) => <FirstBlock block={block} density={isFixed() ? 'reserved' : 'open'} />}
          </For>
        </Match>
        <Match when={!isWaiting()}>
          <p class="quiet">
            <ShieldCheck class="icon-small" data-tone="good" />{' '}
            {props.view.text ?? 'No restriction and no support need on file.'}
          </p>
        </Match>
      </Switch>
    </section>
  );
}
