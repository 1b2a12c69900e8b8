import { ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import { z } from 'zod';
import type { Fact } from './fact.ts';
import type { Refusal } from './guard.ts';
import { refusalOf } from './guard.ts';
import type { AskModel } from './model.ts';

const LIMIT_MS = 1_500;
const OPENS_AFTER = 5;
const HALF_OPEN_AFTER_MS = 60_000;
const ANSWER_CHARACTERS_AT_MOST = 4_000;

const answer = z.object({
  sentences: z.array(z.object({ fact: z.string(), text: z.string() })).max(20),
});

/** What happened, for the log and the metrics: no fact, no sentence. */
export interface NarrativeReport {
  outcome: 'answered' | 'unreadable' | 'failed';
  taken: number;
  refused: Refusal[];
  ms: number;
}

export interface NarrateDependencies {
  ask: AskModel;
  report: (report: NarrativeReport) => void;
  nowMs: () => number;
}

/** Sentences in the facts' order: the model's where it passed the guard, the fact's own text where it did not. */
export type Narrate = (facts: readonly Fact[], signal: AbortSignal) => Promise<string[]>;

/** Never throws and never takes longer than its limit; a model that keeps failing is left alone for a minute. */
export function createNarrate({ ask, report, nowMs }: NarrateDependencies): Narrate {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(OPENS_AFTER),
  });
  return async (facts, signal) => {
    if (facts.length === 0) return [];
    const startedMs = nowMs();
    const finish = (outcome: NarrativeReport['outcome'], taken: number, refused: Refusal[]) =>
      report({ outcome, taken, refused, ms: Math.round(nowMs() - startedMs) });
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
    try {
      const text = await breaker.execute(() => unlessAborted(limit, ask(facts, limit)));
      const sentences = readable(text);
      if (sentences === undefined) {
        finish('unreadable', 0, []);
        return templates(facts);
      }
      const { told, refused } = checked(facts, sentences);
      finish('answered', facts.length - refused.length, refused);
      return told;
    } catch {
      finish('failed', 0, []);
      return templates(facts);
    }
  };
}

/** The facts in our own words: what stands there before, without and instead of the model. */
export const templates = (facts: readonly Fact[]): string[] => facts.map(templateOf);
const templateOf = ({ text }: Fact): string => `${text}.`;

function checked(facts: readonly Fact[], sentences: z.infer<typeof answer>['sentences']) {
  const refused: Refusal[] = [];
  const told = facts.map((fact) => {
    const sentence = sentences.find((each) => each.fact === fact.id);
    const refusal = sentence === undefined ? 'unknown-fact' : refusalOf(sentence.text, fact);
    if (sentence !== undefined && refusal === null) return sentence.text.trim();
    refused.push(refusal ?? 'unknown-fact');
    return templateOf(fact);
  });
  return { told, refused };
}

function readable(text: string): z.infer<typeof answer>['sentences'] | undefined {
  if (text.length > ANSWER_CHARACTERS_AT_MOST) return undefined;
  try {
    return answer.safeParse(JSON.parse(text)).data?.sentences;
  } catch {
    return undefined;
  }
}

/** The SDK may look at the signal late, or never. */
async function unlessAborted(signal: AbortSignal, work: Promise<string>): Promise<string> {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
