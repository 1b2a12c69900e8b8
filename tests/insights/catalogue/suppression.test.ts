import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../api-worker/insights/rules.ts';
import { COMPLAINT } from '../../sections/complaint-rows.ts';
import { CONTACT, STAGE } from '../../sections/journey-rows.ts';
import type { RowsById } from '../settled-rows.ts';
import { caller, promise, stage } from '../situations.ts';
import { BLOCK, DELAY, NEED } from './alert-rows.ts';
import { firingOf } from './expiries.ts';
import type { Situation } from './situation.ts';
import { bodyOf, day, noonOf, said, seen } from './situation.ts';
import { SUPPRESSIONS } from './suppressions.ts';

const RULE_IDS = CATALOGUE.map(({ id }) => id);
const RENEWAL = {
  ...STAGE,
  ...{ record_key: 'stage:9', journey_id: 'jny_9', journey_type: 'FACILITY_RENEWAL', waiting_on: 'BANK' },
};
const WHILE: [string, RowsById, RegExp][] = [
  ['a restriction', { alerts: [BLOCK] }, /while a restriction is live/u],
  ['a support need', { alerts: [NEED] }, /while a support need is live/u],
  ['a complaint', { complaints: [COMPLAINT] }, /while a complaint is live/u],
  ['restrictions nobody could read', { alerts: 'failed' }, /restrictions and support needs could not be checked/u],
  ['complaints nobody could read', { complaints: 'failed' }, /complaints could not be checked/u],
];

test('every rule of the catalogue has its row, and no other', () => {
  expect(Object.keys(SUPPRESSIONS).toSorted()).toEqual(RULE_IDS);
});

test('the rows follow the classes', () => {
  const byClass = { STOP: 'holds growth back', CARE: 'holds growth back', CLOCK: 'holds growth back' } as const;
  const other = (itsClass: string) => (itsClass === 'GROW' ? 'is held back' : 'leaves growth alone');
  for (const { id, class: itsClass } of CATALOGUE) {
    expect([id, SUPPRESSIONS[id]]).toEqual([
      id,
      { ...byClass, CHANGE: undefined, GROW: undefined }[itsClass] ?? other(itsClass),
    ]);
  }
});

const idsOf = (suppression: string) => RULE_IDS.filter((id) => SUPPRESSIONS[id] === suppression);
/** A facility that ends soon beside whatever else there is. */
function withRenewal({ rows, context }: Situation): Situation {
  const journey = Array.isArray(rows.journey) ? rows.journey : [CONTACT];
  return { rows: { ...rows, journey: [...journey, { ...RENEWAL, due_date: day(30, context.today) }] }, context };
}

describe.each(idsOf('holds growth back'))('%s', (id) => {
  test('holds growth back and the list says why', () => {
    const situation = withRenewal(firingOf(id));
    expect(said(situation).map((line) => line.slice(0, 3))).toContain(id);
    const { rules, withheld } = bodyOf(situation);
    expect(rules.filter((line) => line.startsWith('I22'))).toEqual([]);
    expect(withheld).toMatch(/^Growth ideas held back(?: while|:) .+\.$/u);
  });
});

describe.each(idsOf('leaves growth alone'))('%s', (id) => {
  test('stands beside growth', () => {
    const { rules, withheld } = bodyOf(withRenewal(firingOf(id)));
    expect([rules.some((line) => line.startsWith(id)), rules.some((line) => line.startsWith('I22'))]).toEqual([
      true,
      true,
    ]);
    expect(withheld).toBeUndefined();
  });
});

describe.each(idsOf('is held back'))('%s', (id) => {
  test('stands where nothing is against it', () => {
    const { rules, withheld } = bodyOf(firingOf(id));
    expect([rules, withheld]).toEqual([[`${id} low`], undefined]);
  });

  test.each(WHILE)('is held back by %s', (_, trouble, why) => {
    const { rows, context } = firingOf(id);
    const { rules, withheld } = bodyOf(seen({ ...rows, ...trouble }, context));
    expect(rules.filter((line) => line.startsWith(id))).toEqual([]);
    expect(withheld).toMatch(why);
  });
});

describe('one fact is said once', () => {
  test('a payment delay that also blocks payments is I02, not I01', () => {
    expect(said(seen({ alerts: [{ ...DELAY, effects: ['PAYMENT_HOLD', 'DEBIT_BLOCK'] }] }))).toEqual(['I02 critical']);
  });

  test('a closure that also blocks payments is I03, not I01', () => {
    const closing = { ...BLOCK, effects: ['CLOSURE', 'DEBIT_BLOCK'], effective_end_date: day(10) };
    expect(said(seen({ alerts: [closing] }))).toEqual(['I03 critical']);
  });

  test('a KYC refresh drawn as a card is not also waiting on the customer', () => {
    const due = { waiting_on: 'CUSTOMER', stage_entered_at: noonOf(day(-20)) };
    expect(said(seen(stage({ ...due, due_date: day(5) })))).toEqual(['I05 high']);
    expect(said(seen(stage({ ...due, due_date: day(40) })))).toEqual(['I20 medium']);
  });
});

test('trouble nobody could rule out holds growth back: an unread network counts while someone speaks for the customer', () => {
  const silentNetwork: RowsById = { network: 'failed', journey: [CONTACT, { ...RENEWAL, due_date: day(30) }] };
  expect(bodyOf(seen(silentNetwork)).withheld).toBeUndefined();
  const { context } = seen(caller({}));
  expect(bodyOf(seen(silentNetwork, { ...context, callerId: 'priya' })).withheld).toMatch(
    /the caller’s authority could not/u,
  );
});

test('a promise not kept is named in the words of its card', () => {
  expect(bodyOf(withRenewal(seen(promise({ promise_due_date: day(-3) })))).withheld).toBe(
    'Growth ideas held back: promise not kept since Sun 15 Nov.',
  );
});
