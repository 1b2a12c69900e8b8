import { createUniqueId, For, Show } from 'solid-js';
import type { SettingOrigin, SettingRow } from '../help-state.ts';

type Choosable = SettingRow & Required<Pick<SettingRow, 'choice'>>;

/** A locked setting is told in the table, whatever else came with it. */
export function isChoosable(row: SettingRow): row is Choosable {
  return row.choice !== undefined && !row.isLocked;
}

const WHOSE: Record<SettingOrigin, string> = {
  policy: 'Set by your organisation; you may change it.',
  chosen: 'Your choice.',
  service: 'Set by the service; you may change it.',
  default: 'At its default; you may change it.',
};

function OwnChoice(props: { setting: Choosable; onChoose: (value: string) => void }) {
  const name = createUniqueId();
  return (
    <fieldset class="own-choice">
      <legend>{props.setting.title}</legend>
      <div class="own-options">
        <For each={props.setting.choice.options}>
          {(option) => (
            <label class="own-option">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === props.setting.choice.value}
                onChange={() => props.onChoose(option.value)}
              />
              {option.text}
            </label>
          )}
        </For>
      </div>
      <p class="meta">{WHOSE[props.setting.origin]}</p>
    </fieldset>
  );
}

type OwnChoicesProps = { settings: SettingRow[]; onChoose: (name: string, value: string) => void };

/** What the administrator left to the rep. */
export function OwnChoices(props: OwnChoicesProps) {
  const settings = () => props.settings.filter(isChoosable);
  return (
    <Show when={settings().length}>
      <section class="section" aria-labelledby="own-choices-title">
        <h2 id="own-choices-title">Yours to choose</h2>
        <For each={settings()}>
          {(setting) => <OwnChoice setting={setting} onChoose={(value) => props.onChoose(setting.name, value)} />}
        </For>
      </section>
    </Show>
  );
}
