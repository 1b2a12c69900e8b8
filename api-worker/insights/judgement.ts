import type { Notice, NoticeClass } from '../contract/blocks.ts';
import type { PackContext } from '../prep-pack/section.ts';
import type { SettledSections } from '../prep-pack/settled.ts';
import type { Finding, Rule } from './rule.ts';
import { RULES } from './rules.ts';

const CLASSES: NoticeClass[] = ['STOP', 'CARE', 'CLOCK', 'CHANGE', 'GROW'];
const SEVERITIES: Notice['severity'][] = ['critical', 'high', 'medium', 'low', 'info'];

export interface Judgement {
  /** In the order to read them: class, severity, newest. */
  notices: Notice[];
  /** Rules that had no say, with what they lacked. */
  unchecked: { rule: Rule; missing: string }[];
  /** Rules held against a threshold of the file, for want of the bank's own. */
  onStandardThresholds: Rule[];
}

/** What the rules of these classes say of the settled facts. */
export function judge(settled: SettledSections, context: PackContext, classes: readonly NoticeClass[]): Judgement {
  const fired: Fired[] = [];
  const judgement: Judgement = { notices: [], unchecked: [], onStandardThresholds: [] };
  for (const rule of RULES.filter((one) => classes.includes(one.class))) {
    const verdict = rule.judge(settled, context);
    if ('missing' in verdict) {
      judgement.unchecked.push({ rule, missing: verdict.missing });
      continue;
    }
    fired.push(...verdict.findings.map((finding) => ({ rule, finding })));
    if (verdict.isOnStandardThresholds) judgement.onStandardThresholds.push(rule);
  }
  judgement.notices = fired.sort(byReadingOrder).map(({ rule, finding }) => noticeOf(rule, finding));
  return judgement;
}

interface Fired {
  rule: Rule;
  finding: Finding;
}

function byReadingOrder(one: Fired, other: Fired): number {
  return (
    CLASSES.indexOf(one.rule.class) - CLASSES.indexOf(other.rule.class) ||
    SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) ||
    other.finding.at.localeCompare(one.finding.at) ||
    one.rule.id.localeCompare(other.rule.id)
  );
}

function noticeOf(rule: Rule, { key, at: _at, ends: _ends, ...finding }: Finding): Notice {
  return {
    id: key === undefined ? rule.id : `${rule.id}:${key}`,
    class: rule.class,
    ...finding,
    rule: { id: rule.id, version: rule.version },
  };
}
