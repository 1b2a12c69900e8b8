import type { Block, Metric, Notice } from '../../contract/blocks.ts';
import type { Value } from '../../contract/values.ts';

type WithoutLines<Kind extends Block> = Kind extends Block ? Omit<Kind, 'lines'> : never;
/** A block before its plain text is added. */
export type UnlinedBlock = WithoutLines<Block>;

/** Adds the plain text of a block, so that a reader without its drawing is told the same. */
export function lined(block: UnlinedBlock): Block {
  return { ...block, lines: linesOf(block) };
}

function linesOf(block: UnlinedBlock): string[] {
  switch (block.kind) {
    case 'notices':
      return [
        ...(block.summary?.sentences ?? []),
        ...block.notices.map(noticeLine),
        ...(block.withheld === undefined ? [] : [block.withheld]),
      ];
    case 'metrics':
      return block.metrics.map(metricLine);
    case 'timeline':
      return block.events.map((event) =>
        sentences([event.atText, event.title, event.detail, event.clock?.label], ' · '),
      );
    case 'steps':
      return stepLines(block);
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${fact.value.text}`);
    case 'tree':
      return treeLines(block);
    default:
      return figureLines(block);
  }
}

function figureLines(block: Extract<UnlinedBlock, { kind: 'trend' | 'breakdown' | 'table' }>): string[] {
  switch (block.kind) {
    case 'trend':
      return block.series.map(
        (series) =>
          `${series.label}: ${series.texts.map((text, at) => `${block.xTexts[at] ?? ''} ${text}`).join(', ')}`,
      );
    case 'breakdown':
      return [
        ...block.rows.map((row) => sentences([`${row.label}: ${row.value.text}`, row.detail], ' · ')),
        ...(block.total === undefined ? [] : [`Total: ${block.total.text}`]),
      ];
    case 'table':
      return block.rows.map((row) =>
        row.map((cell, at) => `${block.columns[at]?.label ?? ''}: ${cell.text}`).join(' · '),
      );
  }
}

/** Script-only words are said on the call and never copied or printed, so they stay out of the plain text. */
function noticeLine(notice: Notice): string {
  const words = notice.isScriptOnly || notice.say === undefined ? scriptOnlyHint(notice) : `Say: “${notice.say}”`;
  const instruction = notice.do === undefined ? undefined : `Do: ${notice.do}`;
  const reasons = notice.reasons?.map((reason) => `${reason.label}: ${reason.value.text}`).join(', ');
  return sentences(
    [`${notice.class}: ${notice.title}`, notice.badge, words, instruction, notice.detail, reasons],
    ' · ',
  );
}

function scriptOnlyHint(notice: Notice): string | undefined {
  return notice.isScriptOnly ? 'Say the approved words shown in the panel only' : undefined;
}

function metricLine(metric: Metric): string {
  const delta =
    metric.delta &&
    (metric.delta.direction === 'flat' ? metric.delta.text : `${metric.delta.direction} ${metric.delta.text}`);
  const age = metric.source && `${metric.source.system}, ${metric.source.asOfText}`;
  const state = metric.state === 'STALE' ? 'out of date' : undefined;
  return sentences([`${metric.label}: ${metric.value.text}`, metric.detail, delta, age, state], ' · ');
}

function stepLines(block: Extract<UnlinedBlock, { kind: 'steps' }>): string[] {
  const steps = block.steps.map((step) => sentences([`${step.label} (${step.state})`, step.detail], ' · '));
  const due = block.due && `Due: ${block.due.text}`;
  return [...steps, ...[block.waitingOn, block.next, due].filter((line) => line !== undefined)];
}

function treeLines(block: Extract<UnlinedBlock, { kind: 'tree' }>): string[] {
  const nodes = block.nodes.map((node) =>
    sentences(
      [
        `${'  '.repeat(node.depth)}${node.name.text}`,
        node.relation,
        statusWord(node.status),
        discussWord(node.mayDiscuss),
      ],
      ' · ',
    ),
  );
  return block.moreCount === 0 ? nodes : [...nodes, `and ${block.moreCount} more`];
}

function statusWord(status: 'none' | 'restriction' | 'complaint' | 'unknown'): string | undefined {
  return status === 'none' ? undefined : status;
}

function discussWord(mayDiscuss: boolean | null): string | undefined {
  if (mayDiscuss === null) return undefined;
  return mayDiscuss ? 'may be discussed with the caller' : 'not with the caller';
}

function sentences(parts: (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}

/** A value that has no exact form beyond its text. */
export function plain(text: string, tone?: Value['tone']): Value {
  return tone === undefined ? { text } : { text, tone };
}
