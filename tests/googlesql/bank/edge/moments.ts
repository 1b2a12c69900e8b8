import { customerIdOf } from '../../../../mocks/bank/draft.ts';
import type { Row } from '../../../../mocks/bank/row.ts';

/** The customers whose extra rows stand at the limits of the queries' windows. */
export const EDGE_CUSTOMER = customerIdOf('northgate-plant');
export const HONG_KONG_CUSTOMER = customerIdOf('tam-kwok-wai');
export const EDGE_CALLER = customerIdOf('tom-ashworth');

export const tail = (id: string): Row => ({
  as_of: '2026-11-18T10:44:59.999999Z',
  source_system: 'Edge',
  source_record_id: id,
  loaded_at: '2026-11-18T10:44:59.999999Z',
});

/** Exactly now, a microsecond later, the window's last instant and a microsecond before it. */
export const NOW = '2026-11-18T10:45:00Z';
export const TOO_NEW = '2026-11-18T10:45:00.000001Z';
export const A_YEAR_AGO = '2025-11-18T10:45:00Z';
export const OVER_A_YEAR_AGO = '2025-11-18T10:44:59.999999Z';
