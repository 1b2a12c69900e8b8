import { createSignal, For, Show, untrack } from 'solid-js';
import type { BlockOf } from '../../api-worker/contract/blocks.ts';
import { belowText, foldedAtFirst, isParentAt, parentIndexOf, visibleIndexes } from './tree-outline.ts';
import { TreeRow } from './tree-row.tsx';

/** An indented tree; arrow keys move, left folds or goes to the parent, right unfolds. */
export function TreeBlock(props: { block: BlockOf<'tree'> }) {
  // The first look only: a newer block is another tree, and the rep's folding of this one stays.
  const [folded, setFolded] = createSignal<ReadonlySet<number>>(untrack(() => foldedAtFirst(props.block.nodes)));
  const [tabStop, setTabStop] = createSignal(0);
  const elements = new Map<number, HTMLElement>();
  const visible = () => visibleIndexes(props.block.nodes, folded());
  const setFoldedAt = (index: number, isFolded: boolean) => {
    const next = new Set(folded());
    if (isFolded) next.add(index);
    else next.delete(index);
    setFolded(next);
  };
  const focusOn = (index: number | undefined) => {
    if (index !== undefined && index >= 0) elements.get(index)?.focus();
  };
  const goLeft = () => {
    const isUnfoldedParent = isParentAt(props.block.nodes, tabStop()) && !folded().has(tabStop());
    if (isUnfoldedParent) setFoldedAt(tabStop(), true);
    else focusOn(parentIndexOf(props.block.nodes, tabStop()));
  };
  const goRight = () => {
    if (folded().has(tabStop())) setFoldedAt(tabStop(), false);
    else if (isParentAt(props.block.nodes, tabStop())) focusOn(tabStop() + 1);
  };
  const step = (by: number) => focusOn(visible()[visible().indexOf(tabStop()) + by]);
  const keys: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    ArrowLeft: goLeft,
    ArrowRight: goRight,
    Home: () => focusOn(visible()[0]),
    End: () => focusOn(visible().at(-1)),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <div class="tree" role="tree" aria-label={props.block.title ?? 'Network'} onKeyDown={onKeyDown}>
        <For each={visible()}>
          {(index) => (
            <Show when={props.block.nodes[index]}>
              {(node) => (
                <TreeRow
                  node={node()}
                  isParent={isParentAt(props.block.nodes, index)}
                  isFolded={folded().has(index)}
                  below={folded().has(index) ? belowText(props.block.nodes, index) : undefined}
                  isTabStop={tabStop() === index}
                  onToggle={() => setFoldedAt(index, !folded().has(index))}
                  onFocus={() => setTabStop(index)}
                  onElement={(element) => elements.set(index, element)}
                />
              )}
            </Show>
          )}
        </For>
      </div>
      <Show when={props.block.moreCount > 0}>
        <p class="meta">and {props.block.moreCount} more not shown</p>
      </Show>
    </>
  );
}
