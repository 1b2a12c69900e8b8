import type { Component } from 'solid-js';
import type { BlockKind, BlockOf } from '../../api-worker/contract/blocks.ts';
import { BreakdownBlock } from './breakdown.tsx';
import { FactsBlock } from './facts.tsx';
import { MetricsBlock } from './metrics.tsx';
import { NoticesBlock } from './notices.tsx';
import { StepsBlock } from './steps.tsx';
import { TableBlock } from './table.tsx';
import { TimelineBlock } from './timeline.tsx';
import { TreeBlock } from './tree.tsx';
import { TrendBlock } from './trend.tsx';

type BlockComponents = { [Kind in BlockKind]: Component<{ block: BlockOf<Kind> }> };

/** Everything the worker may ask the panel to draw. */
export const BLOCKS: BlockComponents = {
  notices: NoticesBlock,
  metrics: MetricsBlock,
  trend: TrendBlock,
  breakdown: BreakdownBlock,
  tree: TreeBlock,
  steps: StepsBlock,
  timeline: TimelineBlock,
  table: TableBlock,
  facts: FactsBlock,
};
