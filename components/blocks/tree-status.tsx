import { Match, Switch } from 'solid-js';
import type { TreeNode } from './tree-outline.ts';

const WORDS: Record<TreeNode['status'], string> = {
  none: '',
  restriction: 'restriction in force',
  complaint: 'open complaint',
  unknown: 'status not known',
};

/** One shape a status: open ring, square, diamond, dashed ring; filled ring for the customer itself. */
export function TreeStatus(props: { node: TreeNode }) {
  return (
    <span class="tree-status" data-status={props.node.status} title={WORDS[props.node.status] || undefined}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <Switch fallback={<circle class="ring" classList={{ solid: props.node.isCustomer }} cx="6" cy="6" r="4" />}>
          <Match when={props.node.status === 'restriction'}>
            <path class="solid" d="M2 2h8v8h-8z" />
          </Match>
          <Match when={props.node.status === 'complaint'}>
            <path class="solid" d="M6 0.8l5.2 5.2l-5.2 5.2l-5.2-5.2z" />
          </Match>
          <Match when={props.node.status === 'unknown'}>
            <circle class="ring dashed" cx="6" cy="6" r="4" />
          </Match>
        </Switch>
      </svg>
      <span class="visually-hidden">{WORDS[props.node.status]}</span>
    </span>
  );
}
