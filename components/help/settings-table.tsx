import Lock from 'lucide-solid/icons/lock';
import { For, Show } from 'solid-js';
import type { SettingOrigin, SettingRow } from '../help-state.ts';
import { isChoosable } from './own-choices.tsx';

const SET_BY: Record<SettingOrigin, string> = {
  policy: 'Your organisation',
  chosen: 'You',
  service: 'The service',
  default: 'Default',
};

function Row(props: { setting: SettingRow }) {
  return (
    <tr>
      <th scope="row">{props.setting.title}</th>
      <td>
        {props.setting.text}
        <span class="meta help-origin">
          {SET_BY[props.setting.origin]}
          <Show when={props.setting.isLocked}>
            <span class="help-lock">
              <Lock class="icon-small" /> Locked
            </span>
          </Show>
        </span>
      </td>
    </tr>
  );
}

/** The policy read back: what is in force, and who set it. What the rep may choose stands above, as controls. */
export function SettingsTable(props: { settings: SettingRow[] }) {
  const settings = () => props.settings.filter((row) => !isChoosable(row));
  return (
    <Show when={settings().length}>
      <section class="section" aria-labelledby="settings-title">
        <h2 id="settings-title">In force here</h2>
        <table class="table help-settings" aria-labelledby="settings-title">
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Value, set by</th>
            </tr>
          </thead>
          <tbody>
            <For each={settings()}>{(setting) => <Row setting={setting} />}</For>
          </tbody>
        </table>
      </section>
    </Show>
  );
}
