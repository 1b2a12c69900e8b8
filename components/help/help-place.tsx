import type { JSX } from 'solid-js';
import { Show } from 'solid-js';
import type { HelpView } from '../help-state.ts';
import type { PanelActions } from '../panel-state.ts';
import type { HelpDoor } from './create-help-door.ts';
import { HelpPage } from './help-page.tsx';

type HelpPlaceProps = { help: HelpView | undefined; door: HelpDoor; actions: PanelActions; children: JSX.Element };

/** The help page stands in place of what it is given, which stays as it is, unseen, until the rep comes back. */
export function HelpPlace(props: HelpPlaceProps) {
  return (
    <>
      <div hidden={props.door.isOpen()}>{props.children}</div>
      <Show when={props.door.isOpen() && props.help}>
        {(help) => <HelpPage help={help()} actions={props.actions} onClose={() => props.door.close()} />}
      </Show>
    </>
  );
}
