import type { Kpi } from '../prep-pack/sections/kpis/kpi.ts';
import type { KpisFacts } from '../prep-pack/sections/kpis.ts';
import type { Missing } from './rule.ts';

/** A figure good enough to reason on; null where it does not apply; missing where it is not there or too old. */
export function kpiInput({ kpis }: KpisFacts, code: string): (Kpi & { value: string }) | null | Missing {
  const kpi = kpis.find((one) => one.code === code);
  if (kpi === undefined || kpi.state === 'NOT_AVAILABLE' || kpi.state === 'NOT_PERMITTED') {
    return { missing: kpi?.name ?? code };
  }
  if (kpi.state === 'STALE') return { missing: `${kpi.name}, out of date` };
  return kpi.state === 'NOT_APPLICABLE' || kpi.value === null ? null : { ...kpi, value: kpi.value };
}

export function isMissing<Input extends object>(input: Input | null | Missing): input is Missing {
  return input !== null && 'missing' in input;
}
