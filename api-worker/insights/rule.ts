import type { Decimal } from 'decimal.js';
import type { Notice } from '../contract/blocks.ts';
import { weekdayText } from '../prep-pack/format/day.ts';
import { plain } from '../prep-pack/format/lines.ts';
import type { PackContext } from '../prep-pack/section.ts';
import type { SettledSections } from '../prep-pack/settled.ts';
import type { FactsById, Input } from './input.ts';
import { factsOf } from './input.ts';
import type { RuleData } from './rule-data.ts';
import { NoThreshold, thresholdReader } from './threshold-reader.ts';

/** One firing, with the values that fired it; `at` is the day it speaks of, for newest first. */
export interface Finding extends Pick<Notice, 'severity' | 'title' | 'do' | 'detail' | 'source'> {
  key?: string;
  reasons: NonNullable<Notice['reasons']>;
  at: string;
  /** The last day it stands, `YYYY-MM-DD`; after it there is no finding. */
  ends?: string;
}

/** What the rule could not see, in words: no insight, and said so. */
export interface Missing {
  missing: string;
}

export interface Setting<Name extends string> {
  context: PackContext;
  /** The rule's threshold for this market and segment; throws `NoThreshold` where none is set. */
  threshold: (name: Name) => Decimal;
}

export interface Verdict {
  findings: Finding[];
  /** A threshold of the file was used, not the bank's own. */
  isOnStandardThresholds: boolean;
}

export interface Rule extends RuleData {
  needs: readonly Input[];
  judge: (settled: SettledSections, context: PackContext) => Verdict | Missing;
}

interface Definition<Needs extends Input, Name extends string> extends RuleData {
  needs: readonly Needs[];
  thresholds: readonly Name[];
  /** False where the rule has no question to ask, whatever can be read. */
  applies?: (context: PackContext) => boolean;
  evaluate: (facts: Pick<FactsById, Needs>, setting: Setting<Name>) => Finding[] | Missing;
}

const SILENT: Verdict = { findings: [], isOnStandardThresholds: false };

/** Closes over the rule's inputs: evaluated only when all of them are there. */
export function rule<Needs extends Input, Name extends string>(definition: Definition<Needs, Name>): Rule {
  const { evaluate, applies = () => true, ...data } = definition;
  return {
    ...data,
    judge: (settled, context) => {
      if (!applies(context)) return SILENT;
      const facts: Partial<FactsById> = {};
      for (const input of data.needs) {
        const section = factsOf(settled, input);
        if (section === undefined) return { missing: input };
        facts[input] = section;
      }
      return verdictOf(data, context, (setting) => evaluate(facts as Pick<FactsById, Needs>, setting));
    },
  };
}

function verdictOf<Name extends string>(
  data: RuleData,
  context: PackContext,
  evaluate: (setting: Setting<Name>) => Finding[] | Missing,
): Verdict | Missing {
  const { threshold, used } = thresholdReader(data.id, context);
  try {
    const found = evaluate({ context, threshold });
    if (!Array.isArray(found)) return found;
    const { isStandard, receipt } = used();
    const standing = found.filter(({ ends }) => ends === undefined || ends >= context.today);
    return {
      findings: standing.map((finding) => withReceipt(finding, data, receipt, context)),
      isOnStandardThresholds: isStandard,
    };
  } catch (error) {
    if (error instanceof NoThreshold) return { missing: `threshold for ${context.subject.market}` };
    throw error;
  }
}

/** The thresholds it was held against and how long it stands close every receipt. */
function withReceipt(finding: Finding, { lifetime }: RuleData, receipt: string | null, context: PackContext): Finding {
  const until = finding.ends === undefined ? lifetime : weekdayText(finding.ends, context.today);
  return {
    ...finding,
    reasons: [
      ...finding.reasons,
      ...(receipt === null ? [] : [{ label: 'Thresholds', value: plain(receipt) }]),
      { label: 'Stands until', value: plain(until) },
    ],
  };
}
