import ArrowLeft from 'lucide-solid/icons/arrow-left';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import { For, onMount, Show } from 'solid-js';
import type { HelpView } from '../help-state.ts';
import type { PanelActions } from '../panel-state.ts';
import { OwnChoices } from './own-choices.tsx';
import { SettingsTable } from './settings-table.tsx';

const ADMINISTRATION: Record<HelpView['administration'], string> = {
  policy: "From your organisation's policy",
  awaited: "Your organisation's, not arrived yet",
  'by-hand': 'By hand: no policy is in force',
};

const inWords = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1);

function factsOf(help: HelpView): { label: string; text: string }[] {
  return [
    { label: 'Version', text: help.version },
    { label: 'Settings', text: ADMINISTRATION[help.administration] },
    { label: 'Service', text: help.workerAddress ?? 'None yet' },
    { label: 'Update ring', text: inWords(help.updateRing ?? 'not set') },
    { label: 'Training', text: help.isTraining ? 'Yes: every customer is made up' : 'No' },
  ];
}

function UpdateReady() {
  return (
    <p class="help-update">
      <RefreshCw class="icon-small" />A newer version is ready. It starts when every panel of this browser is closed.
    </p>
  );
}

function ThisPanel(props: { help: HelpView }) {
  return (
    <section class="section" aria-labelledby="help-panel-title">
      <h2 id="help-panel-title">This panel</h2>
      <Show when={props.help.isUpdateReady}>
        <UpdateReady />
      </Show>
      <dl class="facts help-facts">
        <For each={factsOf(props.help)}>
          {(fact) => (
            <div>
              <dt>{fact.label}</dt>
              <dd>{fact.text}</dd>
            </div>
          )}
        </For>
      </dl>
    </section>
  );
}

type HelpPageProps = { help: HelpView; actions: PanelActions; onClose: () => void };

/** Whom to ask, which panel this is and who set it up. It knows no customer. */
export function HelpPage(props: HelpPageProps) {
  let back: HTMLButtonElement | undefined;
  onMount(() => back?.focus({ preventScroll: true }));
  return (
    <section
      class="help"
      aria-labelledby="help-title"
      tabindex="-1"
      onKeyDown={(event) => event.key === 'Escape' && props.onClose()}
    >
      <header class="help-head">
        <button ref={(element) => (back = element)} type="button" class="help-back" onClick={() => props.onClose()}>
          <ArrowLeft class="icon" /> Back
        </button>
        <h1 id="help-title">Help</h1>
      </header>
      <section class="section" aria-labelledby="help-contact-title">
        <h2 id="help-contact-title">Ask first</h2>
        <Show
          when={props.help.supportContact}
          fallback={<p>Your team leader or your administrator. No contact is set for this panel.</p>}
        >
          {(contact) => <p class="help-contact">{contact()}</p>}
        </Show>
      </section>
      <ThisPanel help={props.help} />
      <OwnChoices settings={props.help.settings} onChoose={(...chosen) => props.actions.chooseSetting(...chosen)} />
      <SettingsTable settings={props.help.settings} />
      <section class="section" aria-labelledby="help-id-title">
        <h2 id="help-id-title">For whoever helps you</h2>
        <p class="meta">Extension id</p>
        <p class="help-id">{props.help.extensionId}</p>
      </section>
    </section>
  );
}
