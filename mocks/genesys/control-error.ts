/** What the control interface answers when a step does not fit the state. */
export class ControlError extends Error {
  readonly status: 400 | 404 | 409 | 502;

  constructor(status: 400 | 404 | 409 | 502, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ControlError';
    this.status = status;
  }
}
