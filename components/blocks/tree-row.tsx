import ChevronDown from 'lucide-solid/icons/chevron-down';
import MessageCircle from 'lucide-solid/icons/message-circle';
import MessageCircleOff from 'lucide-solid/icons/message-circle-off';
import { For, Show } from 'solid-js';
import { ValueText } from '../value-text.tsx';
import type { TreeNode } from './tree-outline.ts';
import { TreeStatus } from './tree-status.tsx';

function MayDiscuss(props: { node: TreeNode }) {
  return (
    <Show when={props.node.mayDiscuss !== null}>
      <span
        class="may-discuss"
        data-allowed={props.node.mayDiscuss}
        title={props.node.mayDiscuss ? 'You may discuss this party with the caller' : 'Do not discuss with this caller'}
      >
        <Show when={props.node.mayDiscuss} fallback={<MessageCircleOff class="icon-small" />}>
          <MessageCircle class="icon-small" />
        </Show>
        <span class="visually-hidden">{props.node.mayDiscuss ? 'may be discussed' : 'not to be discussed'}</span>
      </span>
    </Show>
  );
}

function relationText(node: TreeNode): string {
  if (node.isCustomer) return 'this customer';
  return node.isCaller && !node.relation.endsWith('caller') ? `${node.relation}, caller` : node.relation;
}

type TreeRowProps = {
  node: TreeNode;
  isParent: boolean;
  isFolded: boolean;
  below: string | undefined;
  isTabStop: boolean;
  onToggle: () => void;
  onFocus: () => void;
  onElement: (element: HTMLElement) => void;
};

export function TreeRow(props: TreeRowProps) {
  return (
    <div
      ref={(element) => props.onElement(element)}
      role="treeitem"
      class="tree-row"
      classList={{
        'tree-customer': props.node.isCustomer,
        'tree-path': props.node.isOnCallerPath,
      }}
      aria-level={props.node.depth + 1}
      aria-expanded={props.isParent ? !props.isFolded : undefined}
      aria-current={props.node.isCustomer ? 'true' : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      onFocus={() => props.onFocus()}
      onClick={() => props.isParent && props.onToggle()}
      onKeyDown={(event) => props.isParent && event.key === 'Enter' && props.onToggle()}
    >
      <For each={Array.from({ length: Math.min(props.node.depth, 8) })}>{() => <span class="tree-indent" />}</For>
      <span class="tree-fold" classList={{ 'tree-folded': props.isFolded }} aria-hidden="true">
        <Show when={props.isParent}>
          <ChevronDown class="icon-small" />
        </Show>
      </span>
      <TreeStatus node={props.node} />
      <span class="tree-name">
        <ValueText value={props.node.name} />
        <Show when={props.below}>
          <span class="tree-below"> {props.below}</span>
        </Show>
      </span>
      <span class="tree-relation">{relationText(props.node)}</span>
      <MayDiscuss node={props.node} />
    </div>
  );
}
