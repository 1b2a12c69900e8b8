/** Why the warehouse gave no answer. `aborted`: the asker left. `timeout` and `unavailable` may be tried again; the others are faults to mend. */
export type WarehouseFailure =
  | 'aborted'
  | 'timeout'
  | 'unavailable'
  | 'denied'
  | 'malformed'
  | 'wrong_subject'
  | 'too_many_rows'
  | 'invalid_query';

/** The message never holds SQL, parameters or row values. */
export class WarehouseError extends Error {
  override readonly name = 'WarehouseError';
  readonly failure: WarehouseFailure;
  constructor(failure: WarehouseFailure, options?: { cause?: unknown }) {
    super(`warehouse: ${failure}`, options);
    this.failure = failure;
  }
}
