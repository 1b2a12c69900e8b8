import type { Component } from 'solid-js';
import { ErrorBoundary, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Source } from '../../api-worker/contract/values.ts';
import type { SectionView } from '../panel-state.ts';
import { SourceLine } from '../source-line.tsx';
import { BLOCKS } from './index.ts';
import { PlainLines } from './plain-lines.tsx';
import { UnknownBlock } from './unknown.tsx';

/** A block of the vocabulary, or the plain lines of one this panel does not know. */
export type AnyBlock = SectionView['body'][number];

/** The one cast of this folder: the list is keyed by kind, which TypeScript cannot relate to a union of blocks. */
function componentFor(kind: string): Component<{ block: AnyBlock }> {
  return Object.hasOwn(BLOCKS, kind)
    ? (BLOCKS[kind as keyof typeof BLOCKS] as Component<{ block: AnyBlock }>)
    : UnknownBlock;
}

type BlockViewProps = { block: AnyBlock; isTitleHidden?: boolean; headSource?: Source };

/** A block that is not from where, or as old as, its heading says has a source line of its own. */
function ownSource({ block, headSource }: BlockViewProps): Source | undefined {
  const { source } = block;
  return source?.system === headSource?.system && source?.asOf === headSource?.asOf ? undefined : source;
}

export function BlockView(props: BlockViewProps) {
  return (
    <div class="block" data-kind={props.block.kind}>
      <Show when={props.block.title && !props.isTitleHidden}>
        <h3 class="block-title">{props.block.title}</h3>
      </Show>
      <ErrorBoundary fallback={<PlainLines lines={props.block.lines} why="This part could not be drawn." />}>
        <Dynamic component={componentFor(props.block.kind)} block={props.block} />
      </ErrorBoundary>
      <SourceLine source={ownSource(props)} />
    </div>
  );
}
