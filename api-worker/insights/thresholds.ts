import { z } from 'zod';
import { decimalText } from '../prep-pack/row-values.ts';
import { date, text } from '../warehouse/parameters.ts';
import type { Query, RunOptions, RunQuery } from '../warehouse/query.ts';
import { sql } from '../warehouse/sql-file.ts';
import type { StandardThreshold } from './standard-thresholds.ts';
import { STANDARD_THRESHOLDS } from './standard-thresholds.ts';

const row = z.object({ rule_id: z.string(), name: z.string(), value_num: decimalText });

const thresholdsQuery: Query<z.infer<typeof row>> = {
  name: 'thresholds',
  sql: sql(import.meta.url, 'thresholds.sql'),
  row,
  keyedBy: 'keyed-otherwise',
  maxRows: 500,
};

/** The bank's own values for one market and segment, by rule and name. */
export type Thresholds = ReadonlyMap<string, string>;

export interface ThresholdReach {
  market: string;
  segment: string;
}

export interface Threshold {
  value: string;
  /** Of the file, because the bank's own was not read or is not set. */
  isStandard: boolean;
}

export async function readThresholds(
  runQuery: RunQuery,
  { market, segment, today }: ThresholdReach & { today: string },
  options: RunOptions,
): Promise<Thresholds> {
  const parameters = { market: text(market), segment: text(segment), today: date(today) };
  const rows = await runQuery(thresholdsQuery, parameters, options);
  return new Map(rows.map(({ rule_id, name, value_num }) => [keyOf(rule_id, name), value_num]));
}

/** The bank's own value, else the standard one of the market and segment; undefined where there is neither. */
export function thresholdOf(
  ruleId: string,
  name: string,
  own: Thresholds | null,
  reach: ThresholdReach,
): Threshold | undefined {
  const value = own?.get(keyOf(ruleId, name));
  if (value !== undefined) return { value, isStandard: false };
  const standard = standardOf(ruleId, name, reach);
  return standard === undefined ? undefined : { value: standard, isStandard: true };
}

/** The market decides before the segment, as in the query. */
function standardOf(ruleId: string, name: string, { market, segment }: ThresholdReach): string | undefined {
  const closeness = (one: StandardThreshold) => 2 * Number(one.market === market) + Number(one.segment === segment);
  const reaches = (one: StandardThreshold) => (one.market ?? market) === market && (one.segment ?? segment) === segment;
  const [closest] = STANDARD_THRESHOLDS.filter(
    (one) => one.ruleId === ruleId && one.name === name && reaches(one),
  ).sort((one, other) => closeness(other) - closeness(one));
  return closest?.value;
}

function keyOf(ruleId: string, name: string): string {
  return `${ruleId} ${name}`;
}
