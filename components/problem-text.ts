import type { PanelCode } from './panel-state.ts';

const TEXTS: Record<string, string> = {
  session_required: 'You are signed out. Sign in to go on.',
  session_expired: 'Your session has ended. Sign in again.',
  session_invalid: 'Your session is no longer valid. Sign in again.',
  proof_invalid: 'This browser could not prove its session. Sign in again.',
  sign_in_refused: 'The sign-in was not accepted. Try again.',
  sign_in_cancelled: 'The sign-in window was closed before the sign-in was finished.',
  organization_not_allowed: 'Your Genesys Cloud organisation is not allowed here. Ask your administrator.',
  client_not_allowed: 'This sign-in belongs to another application. Ask your administrator.',
  not_permitted: 'Your role does not allow this.',
  not_found: 'This conversation is not among yours, or has ended.',
  conflict: 'This conversation has changed meanwhile. Look again.',
  handle_expired: 'This choice has expired. Look again.',
  handle_invalid: 'This choice is no longer valid. Look again.',
  too_many_requests: 'Too many requests in a short time. Wait a moment, then try again.',
  upstream_failed: 'A system behind the panel answered with an error.',
  upstream_busy: 'A system behind the panel is busy.',
  upstream_timeout: 'A system behind the panel did not answer in time.',
  audit_unavailable: 'Access cannot be recorded just now, so nothing is shown.',
  draining: 'The service is restarting. Try again in a few seconds.',
  internal: 'The service failed. Try again; if it lasts, ask for support.',
  offline: 'The service cannot be reached from this computer.',
  answer_malformed: 'The service answered in a way this panel does not understand.',
  cut: 'Did not arrive: the connection was cut.',
  pins_not_roaming: 'Your browser profile takes no more pins. They are kept on this computer only.',
  pin_not_removed: 'Your browser profile did not let go of this pin. Try again.',
  held_claimed: 'Shown once the customer is verified.',
  held_asserted: 'Shown once the customer is verified.',
  timeout: 'The source did not answer in time.',
  unavailable: 'The source could not be read.',
  wrong_subject: 'The source sent data of another customer, which is not shown.',
  malformed: 'The source sent data that could not be read.',
  too_many_rows: 'The source sent more than can be shown.',
  input_missing: 'Another section this one needs could not be read.',
};

/** The sentence for a problem code; a code this panel does not know gets one that is true of any problem. */
export function problemText(code: PanelCode | undefined): string {
  return (code !== undefined && Object.hasOwn(TEXTS, code) && TEXTS[code]) || 'The service could not be reached.';
}
