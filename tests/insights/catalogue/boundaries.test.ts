import { Decimal } from 'decimal.js';
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../api-worker/insights/rules.ts';
import { STANDARD_THRESHOLDS } from '../../../api-worker/insights/standard-thresholds.ts';
import type { PackContext } from '../../../api-worker/prep-pack/section.ts';
import { contextWith } from '../../sections/answer.ts';
import { BOUNDARIES } from './boundaries.ts';
import type { Situation } from './situation.ts';
import { said } from './situation.ts';

const declared = CATALOGUE.flatMap(({ id, thresholds }) => thresholds.map((name) => `${id} ${name}`));
const MARKETS = { GB: {}, HK: { market: 'HK', timeZone: 'Asia/Hong_Kong', baseCurrency: 'HKD' } };

describe('the table of boundaries', () => {
  test('has a row for every threshold of the catalogue, and no other', () => {
    expect(Object.keys(BOUNDARIES).toSorted()).toEqual(declared.toSorted());
  });

  test('knows the standard values of exactly these thresholds', () => {
    const standard = STANDARD_THRESHOLDS.map(({ ruleId, name }) => `${ruleId} ${name}`);
    expect([...new Set(standard)].toSorted()).toEqual(declared.toSorted());
  });
});

/** The bank sets this one threshold anew. */
function withThreshold(context: PackContext, key: string, value: Decimal): PackContext {
  const thresholds = new Map(context.reference.thresholds).set(key, value.toFixed());
  return { ...context, reference: { ...context.reference, thresholds } };
}

describe.each(STANDARD_THRESHOLDS)('$ruleId $name $value $market $segment', (standard) => {
  const { ruleId, name, value, market = 'GB', segment = 'SMALL' } = standard;
  const key = `${ruleId} ${name}`;
  const boundary = BOUNDARIES[key];
  if (boundary === undefined) throw new Error(`no boundary for ${key}`);
  const context = contextWith({ ...(market === 'HK' ? MARKETS.HK : MARKETS.GB), segment });
  const { step, measured, says } = boundary;
  const of = ({ rows, context: seenAt }: Situation) =>
    said({ rows, context: seenAt }).find((each) => each.startsWith(ruleId)) ?? null;
  const withAmount = (amount: Decimal, inForce = new Decimal(value)) =>
    of(measured(amount, withThreshold(context, key, inForce)));
  const at = new Decimal(value);

  test('just below, at and just above it', () => {
    expect([at.minus(step), at, at.plus(step)].map((amount) => withAmount(amount))).toEqual(says);
  });

  test('the bank’s own value decides, not the standard one', () => {
    expect([at.plus(step), at.minus(step)].map((inForce) => withAmount(at, inForce))).toEqual([says[0], says[2]]);
  });
});
