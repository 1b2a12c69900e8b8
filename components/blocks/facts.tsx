import { For } from 'solid-js';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { ValueText } from '../value-text.tsx';

export function FactsBlock(props: { block: BlockOf<'facts'> }) {
  return (
    <dl class="facts">
      <For each={props.block.facts}>
        {(fact) => (
          <div>
            <dt>{fact.label}</dt>
            <dd>
              <ValueText value={fact.value} />
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
