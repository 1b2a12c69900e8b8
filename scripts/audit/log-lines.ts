import { z } from 'zod';
import { canonical } from '../../api-worker/audit/canonical.ts';

export interface LogFile {
  name: string;
  text: string;
}

export interface LogLine {
  line: string;
  /** Where a person finds it again. */
  place: string;
}

const exported = z.array(
  z.looseObject({
    insertId: z.string().default('?'),
    jsonPayload: z.looseObject({ sequence: z.number().optional() }).optional(),
    textPayload: z.string().optional(),
  }),
);
type Entries = z.infer<typeof exported>;

/** The lines of a worker's output, or of what `gcloud logging read --format=json` printed of it. */
export function linesOf({ name, text }: LogFile): LogLine[] {
  if (!text.trimStart().startsWith('[')) {
    return text.split('\n').map((line, at) => ({ line, place: `${name}:${at + 1}` }));
  }
  const entries = exported.safeParse(parsed(text));
  if (!entries.success) throw new TypeError(`${name} is neither a worker's output nor a JSON export of it`);
  return inSequence(entries.data).map(({ insertId, jsonPayload, textPayload }) => ({
    // The log service takes a line apart; put together again it is the text that was hashed.
    line: jsonPayload ? canonical(jsonPayload) : (textPayload ?? '').trim(),
    place: `${name} entry ${insertId}`,
  }));
}

/** An export has no order of its own among entries of one moment; the lines number themselves. */
function inSequence(entries: Entries): Entries {
  return entries.toSorted((one, other) => (one.jsonPayload?.sequence ?? 0) - (other.jsonPayload?.sequence ?? 0));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
