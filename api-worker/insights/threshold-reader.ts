import { Decimal } from 'decimal.js';
import { compactMoney } from '../prep-pack/format/money.ts';
import { percent, plainNumber, plural, points } from '../prep-pack/format/number.ts';
import type { PackContext } from '../prep-pack/section.ts';
import type { Threshold } from './thresholds.ts';
import { thresholdOf } from './thresholds.ts';

export class NoThreshold extends Error {
  override readonly name = 'NoThreshold';
}

type Write = (value: string, currency: string) => string;

/** By the unit at the end of a threshold's name. */
const UNITS: readonly [unit: string, write: Write][] = [
  ['_business_days', (value) => plural(Number(value), 'business day')],
  ['_days', (value) => plural(Number(value), 'day')],
  ['_months', (value) => plural(Number(value), 'month')],
  ['_percent', (value) => percent(value)],
  ['_points', (value) => points(value)],
  ['_money', compactMoney],
  ['_times', (value) => `${plainNumber(value, 2)} times`],
  ['_count', (value) => plainNumber(value)],
  ['_score', (value) => plainNumber(value)],
];

/** Reads a rule's thresholds for one pack and remembers which were asked for, for the receipt. */
export function thresholdReader(ruleId: string, { subject, reference }: PackContext) {
  const asked = new Map<string, Threshold>();
  return {
    threshold: (name: string): Decimal => {
      const found = asked.get(name) ?? thresholdOf(ruleId, name, reference.thresholds, subject);
      if (found === undefined) throw new NoThreshold(name);
      asked.set(name, found);
      return new Decimal(found.value);
    },
    used: (): { isStandard: boolean; receipt: string | null } => {
      const isStandard = [...asked.values()].some((one) => one.isStandard);
      if (asked.size === 0) return { isStandard, receipt: null };
      const texts = [...asked].map(([name, { value }]) => thresholdText(name, value, subject.baseCurrency));
      return { isStandard, receipt: `${texts.join(', ')}${isStandard ? ' (standard, not the bank’s own)' : ''}` };
    },
  };
}

/** `drop_money` 50000 → `drop £50k`. */
function thresholdText(name: string, value: string, currency: string): string {
  const [unit, write] = UNITS.find(([ending]) => name.endsWith(ending)) ?? ['', (plainValue: string) => plainValue];
  return `${name.slice(0, name.length - unit.length).replaceAll('_', ' ')} ${write(value, currency)}`;
}
