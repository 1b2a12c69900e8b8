import type { Block } from '../../api-worker/contract/blocks.ts';
import { printBlock } from '../../api-worker/print/block.ts';

/** What is read on paper: the texts in their order, one for each cell or paragraph. */
export function textsOf(block: Block): string[] {
  return String(printBlock(block))
    .split(/<[^>]+>/u)
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
