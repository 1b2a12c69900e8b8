import type { Node } from './tree.ts';

const MOST_NODES = 50;

/** At most fifty nodes: the customer, its line and the caller's path stay, the rest in tree order. */
export function withinCap(tree: Node[], unreadCount: number): { nodes: Node[]; moreCount: number } {
  const isKept = (node: Node) =>
    node.isCustomer || node.isCaller || node.isOnCallerPath || /parent/u.test(node.relation);
  const free = Math.max(0, MOST_NODES - tree.filter(isKept).length);
  const others = new Set(tree.filter((node) => !isKept(node)).slice(0, free));
  const nodes = tree.filter((node) => isKept(node) || others.has(node));
  return { nodes, moreCount: tree.length - nodes.length + unreadCount };
}
