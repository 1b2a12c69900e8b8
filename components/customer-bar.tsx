import Link2 from 'lucide-solid/icons/link-2';
import Unlink2 from 'lucide-solid/icons/unlink-2';
import { Show } from 'solid-js';
import type { Identified } from '../api-worker/contract/identity.ts';
import { CustomerName } from './customer-name.tsx';
import { LevelChip } from './level-chip.tsx';
import { languageWords, marketWords } from './market-words.ts';
import { OpenedFrom } from './opened-from.tsx';
import type { PanelActions, ReadyState } from './panel-state.ts';
import { PinButton } from './pin-button.tsx';

function MatchChip(props: { match: Identified['match'] }) {
  return (
    <span
      class="chip"
      data-match={props.match.strength}
      title={`${props.match.strength} match, ${props.match.isSigned ? 'signed' : 'not signed'}`}
    >
      <Show when={props.match.strength === 'strong'} fallback={<Unlink2 class="icon-small" />}>
        <Link2 class="icon-small" />
      </Show>
      {props.match.text}
    </span>
  );
}

function MarketChip(props: { customer: Identified['customer'] }) {
  const language = () => (props.customer.language ? ` · ${languageWords(props.customer.language)}` : '');
  return (
    <span class="chip">
      {marketWords(props.customer.market)}
      {language()}
    </span>
  );
}

type CustomerBarProps = { identity: Identified; panel: ReadyState; actions: PanelActions };

function PinPlace(props: CustomerBarProps) {
  const canPin = () => props.panel.pins.isEnabled && (props.identity.isPinnable || props.panel.pinnedAs !== undefined);
  return (
    <Show when={canPin()}>
      <PinButton
        isPinned={props.panel.pinnedAs !== undefined}
        isFull={props.panel.pins.items.length >= props.panel.pins.limit}
        onPin={() => props.actions.pin()}
        onUnpin={() => props.panel.pinnedAs && props.actions.unpin(props.panel.pinnedAs)}
      />
    </Show>
  );
}

/** Who this is and how we know. */
export function CustomerBar(props: CustomerBarProps) {
  return (
    <header class="customer-bar">
      <div class="customer-heading">
        <CustomerName customer={props.identity.customer} />
        <PinPlace identity={props.identity} panel={props.panel} actions={props.actions} />
      </div>
      <div class="chips">
        <LevelChip identity={props.identity} />
        <MatchChip match={props.identity.match} />
        <MarketChip customer={props.identity.customer} />
        <Show when={props.panel.selection.kind === 'conversation'}>
          <button type="button" class="chip chip-button" onClick={() => props.actions.notThisCustomer()}>
            Not this customer?
          </button>
        </Show>
        <OpenedFrom panel={props.panel} actions={props.actions} />
      </div>
    </header>
  );
}
