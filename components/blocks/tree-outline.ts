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

/** A tree longer than this opens with what concerns the call; the rest is one click away. */
const MOST_UNFOLDED = 14;

function under(nodes: TreeNode[], index: number): TreeNode[] {
  const depth = nodes[index]?.depth ?? 0;
  const end = nodes.findIndex((node, at) => at > index && node.depth <= depth);
  return nodes.slice(index + 1, end < 0 ? nodes.length : end);
}

/** In a large group, the branches in which neither the customer nor the caller is. */
export function foldedAtFirst(nodes: TreeNode[]): Set<number> {
  if (nodes.length <= MOST_UNFOLDED) return new Set();
  const concernsCall = (node: TreeNode) => node.isCustomer || node.isCaller || node.isOnCallerPath;
  const folded = nodes.flatMap((node, index) =>
    isParentAt(nodes, index) && !concernsCall(node) && !under(nodes, index).some(concernsCall) ? [index] : [],
  );
  return new Set(folded);
}

/** What a folded branch keeps out of sight; trouble in it is said. */
export function belowText(nodes: TreeNode[], index: number): string {
  const hidden = under(nodes, index);
  const having = (status: TreeNode['status']) => hidden.filter((node) => node.status === status).length;
  const trouble = [
    [having('restriction'), 'restricted'],
    [having('complaint'), 'complaining'],
  ] as const;
  return [`${hidden.length} below`, ...trouble.flatMap(([count, word]) => (count > 0 ? `${count} ${word}` : []))].join(
    ', ',
  );
}
