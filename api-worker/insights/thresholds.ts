import type { Subject } from '../prep-pack/section.ts';

type Threshold = readonly [rule: string, name: string, value: string, market?: string, segment?: string];

/** Starting points of the catalogue, the bank's to change; money in the market's base currency. */
const THRESHOLDS: readonly Threshold[] = [
  ['I05', 'due_within_days', '14'],
  ['I07', 'contacts_count', '3'],
  ['I08', 'lifetime_days', '30'],
  ['I10', 'due_within_business_days', '10'],
  ['I11', 'repeat_count', '2'],
  ['I12', 'assessed_within_months', '12'],
  ['I14', 'value_to_prior_percent', '60'],
  ['I14', 'drop_money', '50000', 'GB'],
  ['I14', 'drop_money', '10000', 'GB', 'MICRO'],
  ['I14', 'drop_money', '500000', 'HK'],
  ['I15', 'utilisation_percent', '90'],
  ['I15', 'rising_utilisation_percent', '80'],
  ['I15', 'rise_points', '25'],
  ['I15', 'over_limit_percent', '100'],
  ['I16', 'returned_count', '3'],
  ['I16', 'times_monthly_average', '2'],
  ['I17', 'value_to_prior_percent', '65'],
  ['I18', 'new_payees_count', '5'],
  ['I18', 'times_weekly_average', '3'],
  ['I19', 'window_days', '90'],
  ['I20', 'waiting_days', '7'],
  ['I21', 'score', '6'],
  ['I21', 'window_days', '90'],
  ['I22', 'due_within_days', '90'],
  ['I23', 'cross_border_money', '50000', 'GB'],
  ['I23', 'cross_border_money', '500000', 'HK'],
  ['I24', 'silent_days', '180'],
  ['I24', 'balance_money', '250000', 'GB'],
  ['I24', 'balance_money', '50000', 'GB', 'MICRO'],
  ['I24', 'balance_money', '2000000', 'GB', 'CORPORATE'],
  ['I24', 'balance_money', '2500000', 'HK'],
];

/** The value for a market and segment, or undefined where the bank has set none: the rule then has no say. */
export function thresholdOf(rule: string, name: string, { market, segment }: Subject): string | undefined {
  const reaches = ([, , , inMarket, inSegment]: Threshold) =>
    (inMarket === undefined || inMarket === market) && (inSegment === undefined || inSegment === segment);
  const closeness = ([, , , inMarket, inSegment]: Threshold) =>
    Number(inMarket !== undefined) + Number(inSegment !== undefined);
  const [closest] = THRESHOLDS.filter((one) => one[0] === rule && one[1] === name && reaches(one)).sort(
    (one, other) => closeness(other) - closeness(one),
  );
  return closest?.[2];
}
