import { CUT, ProblemError } from '../api/problem-error.ts';
import type { IdentityFrame, PackFrame, SectionPart } from './parse-frame.ts';
import { parseFrame } from './parse-frame.ts';
import { readLines } from './read-lines.ts';

/** What a stream tells, in this order: one identity, then parts; `checking` if alerts take long; at last its end. */
export type PackListener = {
  onIdentity: (frame: IdentityFrame) => void;
  onPart: (part: SectionPart) => void;
  onChecking: () => void;
  onEnd: (stream: 'complete' | 'cut') => void;
};

export type StreamOptions = { isAlertsFirst: boolean; checkingAfterMs?: number; silenceMs?: number };

const CHECKING_AFTER_MS = 1_500;
const SILENCE_MS = 12_000;

/** Reads one pack. Throws only if no identity came; later faults end it as cut. An abort ends it without a word. */
export async function streamPack(
  body: ReadableStream<Uint8Array>,
  listener: PackListener,
  signal: AbortSignal,
  options: StreamOptions,
): Promise<void> {
  const reading = createReading(createAlertsFirst(listener, options));
  const fault = await faultOf(async () => {
    for await (const line of readLines(body, { signal, silenceMs: options.silenceMs ?? SILENCE_MS })) {
      if (signal.aborted) return;
      reading.take(parseFrame(line));
      if (reading.isDone()) return;
    }
  });
  reading.stop({ isAborted: signal.aborted });
  if (signal.aborted) return;
  if (!reading.isIdentified()) throw fault ?? new ProblemError(CUT);
  listener.onEnd(reading.isDone() ? 'complete' : 'cut');
}

async function faultOf(task: () => Promise<void>): Promise<unknown> {
  try {
    await task();
    return null;
  } catch (fault) {
    return fault;
  }
}

/** Binds every frame to the ticket of the first one; frames of another ticket are dropped. */
function createReading(order: AlertsFirst) {
  let ticketId: string | null = null;
  let isDone = false;
  return {
    take(frame: PackFrame): void {
      if (frame.type === 'identity' && ticketId === null) {
        ticketId = frame.ticketId;
        order.begin(frame);
      } else if (frame.type === 'section' && frame.ticketId === ticketId) order.add(frame);
      else if (frame.type === 'done' && frame.ticketId === ticketId) isDone = true;
    },
    stop: ({ isAborted }: { isAborted: boolean }) => (isAborted ? order.drop() : order.release()),
    isIdentified: () => ticketId !== null,
    isDone: () => isDone,
  };
}

type AlertsFirst = ReturnType<typeof createAlertsFirst>;

/** Nothing else is drawn before the alerts are, or before their place says that they are being checked. */
function createAlertsFirst(
  listener: PackListener,
  { isAlertsFirst, checkingAfterMs = CHECKING_AFTER_MS }: StreamOptions,
) {
  let waiting: SectionPart[] | null = isAlertsFirst ? [] : null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function release(): void {
    clearTimeout(timer);
    const parts = waiting ?? [];
    waiting = null;
    for (const part of parts) listener.onPart(part);
  }

  return {
    begin(frame: IdentityFrame): void {
      listener.onIdentity(frame);
      if (waiting === null) return;
      timer = setTimeout(() => {
        listener.onChecking();
        release();
      }, checkingAfterMs);
    },
    add(part: SectionPart): void {
      if (waiting !== null && part.id !== 'alerts') {
        waiting.push(part);
        return;
      }
      listener.onPart(part);
      if (part.id === 'alerts') release();
    },
    release,
    drop(): void {
      clearTimeout(timer);
      waiting = [];
    },
  };
}
