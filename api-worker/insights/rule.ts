import { Decimal } from 'decimal.js';
import type { Notice, NoticeClass } from '../contract/blocks.ts';
import type { PackContext } from '../prep-pack/section.ts';
import type { AlertsFacts } from '../prep-pack/sections/alerts.ts';
import type { ComplaintsFacts } from '../prep-pack/sections/complaints.ts';
import type { JourneyFacts } from '../prep-pack/sections/journey.ts';
import type { KpisFacts } from '../prep-pack/sections/kpis.ts';
import type { NetworkFacts } from '../prep-pack/sections/network.ts';
import type { TransactionsFacts } from '../prep-pack/sections/transactions.ts';
import type { SettledSections } from '../prep-pack/settled.ts';
import { thresholdOf } from './thresholds.ts';

/** The facts rules read, by the section that has them. */
export interface FactsById {
  alerts: AlertsFacts;
  kpis: KpisFacts;
  transactions: TransactionsFacts;
  journey: JourneyFacts;
  network: NetworkFacts;
  complaints: ComplaintsFacts;
}
export type Input = keyof FactsById;

/** One firing, with the values that fired it; `at` is the day it speaks of, for newest first. */
export interface Finding extends Pick<Notice, 'severity' | 'title' | 'do' | 'detail' | 'source'> {
  key?: string;
  reasons: NonNullable<Notice['reasons']>;
  at: string;
}

/** What the rule could not see, in words: no insight, and said so. */
export interface Missing {
  missing: string;
}

export interface Setting {
  context: PackContext;
  /** The rule's threshold for this market and segment; throws `NoThreshold` where none is set. */
  threshold: (name: string) => Decimal;
}

export interface Rule {
  id: string;
  version: number;
  class: NoticeClass;
  title: string;
  needs: Input[];
  judge: (settled: SettledSections, context: PackContext) => Finding[] | Missing;
}

class NoThreshold extends Error {
  override readonly name = 'NoThreshold';
}

interface Definition<Needs extends Input> extends Omit<Rule, 'needs' | 'judge'> {
  needs: Needs[];
  evaluate: (facts: Pick<FactsById, Needs>, setting: Setting) => Finding[] | Missing;
}

/** Closes over the rule's inputs: evaluated only when all of them are there. */
export function rule<Needs extends Input>({ evaluate, ...definition }: Definition<Needs>): Rule {
  return {
    ...definition,
    judge: (settled, context) => {
      const facts: Partial<FactsById> = {};
      for (const input of definition.needs) {
        const section = factsOf(settled, input);
        if (section === undefined) return { missing: input };
        facts[input] = section;
      }
      return withThresholds(definition.id, context, (setting) => evaluate(facts as Pick<FactsById, Needs>, setting));
    },
  };
}

/** Undefined when the section failed or has not settled. */
export function factsOf<Id extends Input>(settled: SettledSections, id: Id): FactsById[Id] | undefined {
  const section = settled[id];
  // Settled facts are what this section's own toFacts gave; the list of sections cannot carry the type.
  return section?.outcome === 'facts' ? (section.facts as FactsById[Id]) : undefined;
}

function withThresholds(
  ruleId: string,
  context: PackContext,
  evaluate: (setting: Setting) => Finding[] | Missing,
): Finding[] | Missing {
  const threshold = (name: string) => {
    const value = thresholdOf(ruleId, name, context.subject);
    if (value === undefined) throw new NoThreshold(name);
    return new Decimal(value);
  };
  try {
    return evaluate({ context, threshold });
  } catch (error) {
    if (error instanceof NoThreshold) return { missing: `threshold for ${context.subject.market}` };
    throw error;
  }
}
