import { label } from './labels.ts';

/** A script-only restriction is named by no cause anywhere: the approved words are all there is to say. */
export function restrictionText(what: string, code: string): string {
  return code === 'SCRIPT_ONLY' ? `${what}, see the script` : `${what}: ${label(code)}`;
}
