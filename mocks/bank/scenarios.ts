import { customerIdOf } from './draft.ts';
import type { Scenario } from './scenario.ts';
import { known, nothing, quiet } from './scenario.ts';
import { SHARED_PHONE } from './scenarios/identity-cases.ts';

/** The named customers a call can ring with; `mocks/README.md` tells their stories. */
export const SCENARIOS: readonly Scenario[] = [
  known(
    'healthy-grower',
    ['larkfield-bakery', 'Larkfield Bakery Supplies Ltd', 'GBB4100011', '+441632960411'],
    ['helen-marsh', 'Helen Marsh', 'GBP7100011'],
    { sections: { ...quiet, insights: 'ready' }, insights: ['I22', 'I23'] },
  ),
  known(
    'fraud-delay-builder',
    ['northgate-builders', 'Northgate Builders Ltd', 'GBB4100021', '+441632960421'],
    ['priya-raman', 'Priya Raman', 'GBP7100021'],
    {
      sections: { ...quiet, alerts: 'ready', insights: 'ready', complaints: 'ready' },
      headlines: ['I02', 'I08'],
      insights: ['I10', 'I16'],
    },
  ),
  known(
    'hk-trader',
    ['harbour-crest', 'Harbour Crest Trading Limited', 'HKB4100031', '+85255509031'],
    ['lau-wing-sze', 'Lau Wing Sze', 'HKP7100031'],
    { sections: { ...quiet, insights: 'ready', complaints: 'ready' }, insights: ['I10'] },
  ),
  known(
    'large-group',
    ['aldermoor-group', 'Aldermoor Group plc', 'GBB4100041', '+441632960441'],
    ['graham-sutcliffe', 'Graham Sutcliffe', 'GBP7100041'],
    { insights: [] },
  ),
  {
    key: 'sole-trader-support',
    customerId: customerIdOf('margaret-ellis'),
    customerName: 'Margaret Ellis',
    market: 'GB',
    caller: { customerId: customerIdOf('margaret-ellis'), name: 'Margaret Ellis' },
    phone: '+447700900151',
    legs: [{ pcin: 'GBP7100051' }],
    statement: 'verified',
    expected: {
      state: 'identified',
      sections: { ...quiet, alerts: 'ready', network: 'empty' },
      headlines: ['I06'],
      insights: [],
    },
  },
  {
    key: 'shared-phone',
    customerId: null,
    customerName: null,
    market: 'GB',
    caller: null,
    phone: SHARED_PHONE,
    legs: [{}],
    statement: null,
    expected: { ...nothing, state: 'candidates' },
  },
  {
    key: 'unknown-caller',
    customerId: null,
    customerName: null,
    market: 'GB',
    caller: null,
    phone: null,
    legs: [{}],
    statement: null,
    expected: nothing,
  },
  {
    key: 'conflicting-identifiers',
    customerId: null,
    customerName: null,
    market: 'GB',
    caller: null,
    phone: '+441632960481',
    legs: [{ bcin: 'GBB4100081' }, { bcin: 'GBB4100082' }],
    statement: null,
    expected: { ...nothing, state: 'conflict' },
  },
  {
    key: 'deal-restricted',
    customerId: customerIdOf('meridian-forge'),
    customerName: 'Meridian Forge plc',
    market: 'GB',
    caller: null,
    phone: '+441632960491',
    legs: [{ bcin: 'GBB4100091' }],
    statement: 'verified',
    expected: nothing,
  },
  {
    key: 'nothing-on-file',
    customerId: customerIdOf('rowan-vale'),
    customerName: 'Rowan Vale Ltd',
    market: 'GB',
    caller: null,
    phone: '+441632960500',
    legs: [{ bcin: 'GBB4100101' }],
    statement: 'verified',
    expected: {
      state: 'identified',
      sections: {
        alerts: 'empty',
        kpis: 'empty',
        insights: 'empty',
        revenue: 'empty',
        transactions: 'empty',
        journey: 'empty',
        network: 'empty',
        complaints: 'empty',
      },
      headlines: [],
      insights: [],
    },
  },
  known(
    'twin',
    ['whitcombe-marine', 'Whitcombe Marine Ltd', 'GBB4100111', '+441632960511'],
    ['sally-whitcombe', 'Sally Whitcombe', 'GBP7100111'],
    { insights: [] },
  ),
  {
    key: 'staff-account',
    customerId: customerIdOf('daniel-frost'),
    customerName: 'Daniel Frost',
    market: 'GB',
    caller: null,
    phone: '+447700900152',
    legs: [{ pcin: 'GBP7100121' }],
    statement: 'verified',
    expected: nothing,
  },
  known(
    'account-closing',
    ['pemberton-print', 'Pemberton Print Ltd', 'GBB4100131', '+441632960431'],
    ['ruth-pemberton', 'Ruth Pemberton', 'GBP7100131'],
    { sections: { ...quiet, alerts: 'ready' }, headlines: ['I03'], insights: [] },
  ),
  known(
    'court-order',
    ['ashdown-motors', 'Ashdown Motors Ltd', 'GBB4100141', '+441632960442'],
    ['colin-ash', 'Colin Ash', 'GBP7100141'],
    { sections: { ...quiet, alerts: 'ready' }, headlines: ['I01'], insights: [] },
  ),
];

export function scenarioOf(key: string): Scenario {
  const scenario = SCENARIOS.find((each) => each.key === key);
  if (scenario === undefined) throw new Error(`No scenario is called ${key}`);
  return scenario;
}
