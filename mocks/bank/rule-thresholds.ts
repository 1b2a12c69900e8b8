import { STANDARD_THRESHOLDS } from '../../api-worker/insights/standard-thresholds.ts';
import type { Emit } from './row.ts';

/** A bank that has set every threshold, to the catalogue's starting points. */
export function emitRuleThresholds(emit: Emit): void {
  for (const { ruleId, name, value, market = 'ALL', segment = 'ALL' } of STANDARD_THRESHOLDS) {
    emit('rule_thresholds', {
      rule_id: ruleId,
      market,
      segment,
      name,
      value_num: value,
      valid_from: '2025-01-01',
      valid_to: null,
    });
  }
}
