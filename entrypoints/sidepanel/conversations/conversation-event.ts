import { z } from 'zod';

/** All that is kept of a notification: which conversation, where I stand in it, and that something changed. */
export const conversationEvent = z.object({
  conversationId: z.string(),
  myState: z.enum(['ringing', 'connected', 'wrap-up', 'ended', 'absent']),
  isChanged: z.boolean(),
});
export type ConversationEvent = z.infer<typeof conversationEvent>;

const participant = z.object({
  userId: z.string().nullish(),
  connectedTime: z.string().nullish(),
  endTime: z.string().nullish(),
  startAcwTime: z.string().nullish(),
  endAcwTime: z.string().nullish(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
});
type Participant = z.infer<typeof participant>;
const envelope = z.object({
  topicName: z.string(),
  eventBody: z.object({ id: z.string(), participants: z.array(participant).default([]) }),
});

/**
 * Names, addresses and attributes are read past. Of the attributes only a number is remembered, to tell "changed"
 * from the many events that change nothing about who the customer is.
 */
export function createEventParser({ topic, userId }: { topic: string; userId: string }) {
  const marks = new Map<string, number>();
  return (text: string): ConversationEvent | null => {
    const event = envelope.safeParse(parsedJson(text));
    if (!event.success || event.data.topicName.toLowerCase() !== topic.toLowerCase()) return null;
    const { id, participants } = event.data.eventBody;
    const mark = markOf(participants);
    const isChanged = marks.get(id) !== mark;
    const myState = stateOf(participants.filter((candidate) => candidate.userId === userId).at(-1));
    if (myState === 'ended') marks.delete(id);
    else marks.set(id, mark);
    return { conversationId: id.toLowerCase(), myState, isChanged };
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function stateOf(mine: Participant | undefined): ConversationEvent['myState'] {
  if (mine === undefined) return 'absent';
  if (mine.startAcwTime && !mine.endAcwTime) return 'wrap-up';
  if (mine.endTime) return 'ended';
  return mine.connectedTime ? 'connected' : 'ringing';
}

const FNV_OFFSET = 2_166_136_261;
const FNV_PRIME = 16_777_619;

function markOf(participants: readonly Participant[]): number {
  const entries = participants.flatMap(({ attributes }) => Object.entries(attributes ?? {}));
  const text = [...new Set(entries.map((entry) => JSON.stringify(entry)))].sort().join('\n');
  let mark = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) mark = Math.imul(mark ^ text.charCodeAt(index), FNV_PRIME);
  return mark;
}
