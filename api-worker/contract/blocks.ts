import { z } from 'zod';
import { source, tone, value, valueState } from './values.ts';

/** `first` blocks stand above the fold, `body` blocks in the section's own place. */
const blockPlace = z.enum(['first', 'body']);

/** What every block has. `lines` says the same in plain text, for print, copy and panels that do not know the kind. */
const anyBlock = {
  place: blockPlace,
  title: z.string().optional(),
  lines: z.array(z.string()),
  source: source.optional(),
};

export const noticeClass = z.enum(['STOP', 'CARE', 'CLOCK', 'CHANGE', 'GROW']);
export type NoticeClass = z.infer<typeof noticeClass>;
const severity = z.enum(['critical', 'high', 'medium', 'low', 'info']);

/** A card: what to know, the approved words to say, the one thing to do, and the values that made it appear. */
export const notice = z.object({
  id: z.string(),
  class: noticeClass,
  severity,
  title: z.string(),
  badge: z.string().optional(),
  say: z.string().optional(),
  isScriptOnly: z.boolean().optional(),
  do: z.string().optional(),
  detail: z.string().optional(),
  reasons: z.array(z.object({ label: z.string(), value })).optional(),
  rule: z.object({ id: z.string(), version: z.number().int() }).optional(),
  isUnknown: z.boolean().optional(),
  /** Sealed; by it the rep may say what the card was worth. */
  feedback: z.string().optional(),
  source: source.optional(),
});
export type Notice = z.infer<typeof notice>;

/** Cards in the order to read them. `visibleCount` cards stand open, the others fold into "n more". */
const noticesBlock = z.object({
  ...anyBlock,
  kind: z.literal('notices'),
  notices: z.array(notice),
  visibleCount: z.number().int().min(0).optional(),
  withheld: z.string().optional(),
  /** The first cards once more as sentences; `isReworded` when a model worded them. */
  summary: z.object({ sentences: z.array(z.string()), isReworded: z.boolean() }).optional(),
});

/** A tile: label, figure, delta with its basis. */
export const metric = z.object({
  code: z.string(),
  label: z.string(),
  value,
  state: valueState,
  delta: z.object({ text: z.string(), direction: z.enum(['up', 'down', 'flat']), tone }).optional(),
  detail: z.string().optional(),
  definition: z.string().optional(),
  source: source.optional(),
});
export type Metric = z.infer<typeof metric>;
const metricsBlock = z.object({ ...anyBlock, kind: z.literal('metrics'), metrics: z.array(metric) });

/** Columnar series over `x` (epoch seconds, ascending); every series has as many values as `x`. */
const trendBlock = z.object({
  ...anyBlock,
  kind: z.literal('trend'),
  x: z.array(z.number()),
  xTexts: z.array(z.string()),
  series: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      style: z.enum(['filled', 'dashed', 'stepped']),
      values: z.array(z.number().nullable()),
      texts: z.array(z.string()),
    }),
  ),
  axisTexts: z.array(z.object({ at: z.number(), text: z.string() })).optional(),
});

/** Parts of a whole; `share` is 0 to 1 of the longest bar's basis. */
const breakdownBlock = z.object({
  ...anyBlock,
  kind: z.literal('breakdown'),
  rows: z.array(z.object({ label: z.string(), value, share: z.number(), detail: z.string().optional() })),
  total: value.optional(),
});

/** An indented tree in display order; `moreCount` parties are not shown because of the cap. */
const treeBlock = z.object({
  ...anyBlock,
  kind: z.literal('tree'),
  nodes: z.array(
    z.object({
      depth: z.number().int().min(0),
      name: value,
      relation: z.string(),
      status: z.enum(['none', 'restriction', 'complaint', 'unknown']),
      mayDiscuss: z.boolean().nullable(),
      isCustomer: z.boolean(),
      isCaller: z.boolean(),
      isOnCallerPath: z.boolean(),
    }),
  ),
  moreCount: z.number().int().min(0),
});

/** Stages of a journey; `waitingOn`, `next` and `due` are sentences or words ready for the screen. */
const stepsBlock = z.object({
  ...anyBlock,
  kind: z.literal('steps'),
  steps: z.array(
    z.object({ label: z.string(), state: z.enum(['done', 'current', 'todo']), detail: z.string().optional() }),
  ),
  waitingOn: z.string().optional(),
  next: z.string().optional(),
  due: value.optional(),
});

/** Events or changes, newest or most important first; a clock counts days left of all days. */
const timelineBlock = z.object({
  ...anyBlock,
  kind: z.literal('timeline'),
  events: z.array(
    z.object({
      atText: z.string().optional(),
      title: z.string(),
      detail: z.string().optional(),
      mark: z.enum(['up', 'down', 'added', 'moved', 'done', 'broken', 'contact', 'none']),
      tone,
      clock: z.object({ text: z.string(), remaining: z.number().min(0).max(1), tone, label: z.string() }).optional(),
    }),
  ),
});

const tableBlock = z.object({
  ...anyBlock,
  kind: z.literal('table'),
  columns: z.array(z.object({ id: z.string(), label: z.string(), align: z.enum(['start', 'end']) })),
  rows: z.array(z.array(value)),
});

const factsBlock = z.object({
  ...anyBlock,
  kind: z.literal('facts'),
  facts: z.array(z.object({ label: z.string(), value })),
});

/** The closed vocabulary of what the worker may ask the panel to draw. */
export const block = z.discriminatedUnion('kind', [
  noticesBlock,
  metricsBlock,
  trendBlock,
  breakdownBlock,
  treeBlock,
  stepsBlock,
  timelineBlock,
  tableBlock,
  factsBlock,
]);
export type Block = z.infer<typeof block>;
export type BlockKind = Block['kind'];
export type BlockOf<Kind extends BlockKind> = Extract<Block, { kind: Kind }>;

/** What a panel reads of a block whose kind it does not know. */
export const unknownBlock = z.object({ ...anyBlock, kind: z.string() });
export type UnknownBlock = z.infer<typeof unknownBlock>;
