import { SCENARIOS } from '../../../mocks/bank/scenarios.ts';

/** Values that live only in the warehouse: a copy of one anywhere else is a leak. */
const NAMES = SCENARIOS.flatMap(({ customerName, caller }) => [customerName, caller?.name]).filter(
  (name): name is string => typeof name === 'string',
);

const BEHIND_THE_NAMES = [
  'Owen Castell',
  'Tom Ashworth',
  'Northgate Holdings',
  'Northgate Plant Hire',
  'Quayside Acquisitions',
  'Aldermoor Energy Oxford',
  'Ms Raman',
  'Mr Frost',
];

export const CANARIES: readonly string[] = [...new Set([...NAMES, ...BEHIND_THE_NAMES])];

/** What no log line holds: names, identifiers callers carry, and the words of a query. */
export const LOG_CANARIES: readonly string[] = [
  ...CANARIES,
  ...SCENARIOS.flatMap(({ phone, legs }) => [phone, ...legs.flatMap(({ bcin, pcin }) => [bcin, pcin])]).filter(
    (value): value is string => typeof value === 'string',
  ),
  'SELECT ',
  'FROM customers',
  'eyJ',
];
