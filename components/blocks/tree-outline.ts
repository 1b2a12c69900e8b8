import type { BlockOf } from '../../api-worker/contract/blocks.ts';

export type TreeNode = BlockOf<'tree'>['nodes'][number];

export function isParentAt(nodes: TreeNode[], index: number): boolean {
  const node = nodes[index];
  const next = nodes[index + 1];
  return node !== undefined && next !== undefined && next.depth > node.depth;
}

/** Indexes that stand on screen while the given parents are folded, in display order. */
export function visibleIndexes(nodes: TreeNode[], folded: ReadonlySet<number>): number[] {
  const visible: number[] = [];
  let foldedDepth = Number.POSITIVE_INFINITY;
  for (const [index, node] of nodes.entries()) {
    if (node.depth > foldedDepth) continue;
    foldedDepth = folded.has(index) ? node.depth : Number.POSITIVE_INFINITY;
    visible.push(index);
  }
  return visible;
}

export function parentIndexOf(nodes: TreeNode[], index: number): number {
  const depth = nodes[index]?.depth ?? 0;
  return nodes.findLastIndex((node, at) => at < index && node.depth < depth);
}
