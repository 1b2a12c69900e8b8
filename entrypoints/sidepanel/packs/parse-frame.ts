import { z } from 'zod';
import type { Block } from '../../../api-worker/contract/blocks.ts';
import { block, unknownBlock } from '../../../api-worker/contract/blocks.ts';
import { doneFrame, identityFrame, sectionFrame } from '../../../api-worker/contract/frames.ts';
import { sectionPlace, sectionStatus } from '../../../api-worker/contract/sections.ts';
import type { PlainBlock, SectionState } from '../../../components/panel-state.ts';
import { ANSWER_MALFORMED, CUT, ProblemError } from '../api/problem-error.ts';

const anyFrame = z.object({ type: z.string(), ticketId: z.string() });
/** More rows than this would push every other section out of reach. */
const MAX_RESERVED_ROWS = 40;
const reservedRows = sectionPlace.shape.reservedRows.transform((rows) => Math.min(rows, MAX_RESERVED_ROWS));
const place = sectionPlace.extend({ id: z.string(), reservedRows });
const identityShape = identityFrame.extend({ sections: z.array(place) });
/** Blocks are parsed one by one, so a newer kind costs one block and not the section. */
const sectionShape = sectionFrame.extend({
  id: z.string(),
  status: z.string(),
  part: z.string().default('all'),
  blocks: z.array(z.unknown()),
});

export type IdentityFrame = z.infer<typeof identityShape>;
export type SectionPart = {
  type: 'section';
  ticketId: string;
  id: string;
  part: 'all' | 'first' | 'body';
  state: SectionState;
  code?: string;
  text?: string;
  blocks: (Block | PlainBlock)[];
};
export type PackFrame =
  | IdentityFrame
  | SectionPart
  | { type: 'done'; ticketId: string; complete: boolean }
  | { type: 'ping' };

/** One line of a pack. A frame of an unknown type counts as a ping: newer workers may send more. */
export function parseFrame(line: string): PackFrame {
  const candidate = parsedJson(line);
  const frame = anyFrame.safeParse(candidate);
  if (!frame.success) throw new ProblemError(CUT);
  switch (frame.data.type) {
    case 'identity':
      return parsed(identityShape, candidate);
    case 'section':
      return sectionPart(parsed(sectionShape, candidate));
    case 'done':
      return parsed(doneFrame, candidate);
    default:
      return { type: 'ping' };
  }
}

function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new ProblemError(CUT, { cause });
  }
}

function parsed<Frame>(schema: z.ZodType<Frame>, candidate: unknown): Frame {
  const frame = schema.safeParse(candidate);
  if (!frame.success) throw new ProblemError(ANSWER_MALFORMED, { cause: frame.error });
  return frame.data;
}

function sectionPart(frame: z.infer<typeof sectionShape>): SectionPart {
  const { ticketId, id, code, text } = frame;
  const part = frame.part === 'first' || frame.part === 'body' ? frame.part : 'all';
  const status = sectionStatus.safeParse(frame.status);
  const blocks = frame.blocks.map(readableBlock);
  const isWhole = status.success && !blocks.includes(null);
  if (!isWhole) return { type: 'section', ticketId, id, part, state: 'failed', code: 'malformed', text, blocks: [] };
  const readable = blocks.filter((candidate) => candidate !== null);
  return { type: 'section', ticketId, id, part, state: status.data, code, text, blocks: readable };
}

/** Null when not even the plain lines can be read: then the section has failed, because a card may be missing. */
function readableBlock(candidate: unknown): Block | PlainBlock | null {
  const known = block.safeParse(candidate);
  if (known.success) return known.data;
  const plain = unknownBlock.safeParse(candidate);
  return plain.success ? { ...plain.data, kind: 'plain' } : null;
}
