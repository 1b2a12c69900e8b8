import Lock from 'lucide-solid/icons/lock';
import { For, Show } from 'solid-js';
import { Fold } from '../fold.tsx';
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

function Table(props: { label: string; settings: SettingRow[] }) {
  return (
    <table class="table help-settings" aria-label={props.label}>
      <thead>
        <tr>
          <th scope="col">Setting</th>
          <th scope="col">Value, set by</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.settings}>{(setting) => <Row setting={setting} />}</For>
      </tbody>
    </table>
  );
}

/** The policy read back: what was set, and by whom; behind it what was left alone. The rep's own stand above as controls. */
export function SettingsTable(props: { settings: SettingRow[] }) {
  const told = () => props.settings.filter((row) => !isChoosable(row));
  const isLeftAlone = (row: SettingRow) => row.origin === 'default' && !row.isLocked;
  const set = () => told().filter((row) => !isLeftAlone(row));
  const leftAlone = () => told().filter(isLeftAlone);
  return (
    <Show when={told().length}>
      <section class="section" aria-labelledby="settings-title">
        <h2 id="settings-title">In force here</h2>
        <Show when={set().length} fallback={<p class="empty">Nothing is set: everything is at its default.</p>}>
          <Table label="What was set" settings={set()} />
        </Show>
        <Show when={leftAlone().length}>
          <Fold label={`${leftAlone().length} at their default`}>
            <Table label="At their default" settings={leftAlone()} />
          </Fold>
        </Show>
      </section>
    </Show>
  );
}
