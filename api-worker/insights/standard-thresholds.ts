export interface StandardThreshold {
  ruleId: string;
  name: string;
  value: string;
  /** Everywhere where absent. */
  market?: string;
  segment?: string;
}

type Row = readonly [rule: string, name: string, value: string, market?: string, segment?: string];

/** Money in the market's base currency; the unit stands at the end of the name. */
const ROWS: readonly Row[] = [
  ['I05', 'due_within_days', '14'],
  ['I07', 'repeats_count', '3'],
  ['I07', 'window_days', '14'],
  ['I08', 'lifetime_days', '30'],
  ['I10', 'due_within_business_days', '10'],
  ['I11', 'repeats_count', '2'],
  ['I11', 'window_months', '12'],
  ['I12', 'assessed_within_months', '12'],
  ['I14', 'value_to_prior_percent', '60'],
  ['I14', 'drop_money', '50000', 'GB'],
  ['I14', 'drop_money', '10000', 'GB', 'MICRO'],
  ['I14', 'drop_money', '500000', 'HK'],
  ['I14', 'lifetime_days', '30'],
  ['I15', 'utilisation_percent', '90'],
  ['I15', 'rising_utilisation_percent', '80'],
  ['I15', 'rise_points', '25'],
  ['I15', 'over_limit_percent', '100'],
  ['I15', 'lifetime_days', '14'],
  ['I16', 'returned_count', '3'],
  ['I16', 'monthly_average_times', '2'],
  ['I16', 'lifetime_days', '30'],
  ['I17', 'value_to_prior_percent', '65'],
  ['I17', 'lifetime_days', '45'],
  ['I18', 'new_payees_count', '5'],
  ['I18', 'weekly_average_times', '3'],
  ['I18', 'lifetime_days', '7'],
  ['I19', 'window_days', '90'],
  ['I20', 'waiting_days', '7'],
  ['I21', 'at_most_score', '6'],
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

/** Starting points of the catalogue, used where the bank's own cannot be read or are not set. */
export const STANDARD_THRESHOLDS: readonly StandardThreshold[] = ROWS.map(([ruleId, name, value, market, segment]) => ({
  ...{ ruleId, name, value },
  ...(market === undefined ? {} : { market }),
  ...(segment === undefined ? {} : { segment }),
}));
