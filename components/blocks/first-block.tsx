import { Match, Switch } from 'solid-js';
import type { AnyBlock } from './block-view.tsx';
import { BlockView } from './block-view.tsx';
import type { Density } from './notices.tsx';
import { NoticesBlock } from './notices.tsx';

/** A block above the fold, where cards must be told how much room they have. */
export function FirstBlock(props: { block: AnyBlock; density: Density }) {
  return (
    <Switch fallback={<BlockView block={props.block} isTitleHidden={true} />}>
      <Match when={props.block.kind === 'notices' && props.block}>
        {(block) => <NoticesBlock block={block()} density={props.density} />}
      </Match>
    </Switch>
  );
}
