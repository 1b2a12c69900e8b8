import type { Configuration } from '../../../api-worker/contract/configuration.ts';
import type { Settings } from '../policy/settings.ts';

/** What administrator and worker both allow of pins in this browser. */
export type PinRules = {
  isEnabled: boolean;
  limit: number;
  /** Counted from the pinning; a pin's own end may come before. */
  days?: number;
  mayRoam: boolean;
};

export function pinRules({ pins: set }: Settings, { pins: served }: Configuration): PinRules {
  return {
    isEnabled: set.isAllowed && served.isEnabled,
    limit: Math.min(set.limit ?? served.limit, served.limit),
    days: set.days,
    mayRoam: set.mayRoam && served.mayRoam,
  };
}

const DAY_MS = 86_400_000;

/** When a pin ends in this browser: at its own end, or so many days after the pinning if that is earlier. */
export function expiresAt(
  { pinnedAt, expiresAt: ownEnd }: { pinnedAt: string; expiresAt: string },
  { days }: Pick<PinRules, 'days'>,
): string {
  const endMs = days === undefined ? Number.NaN : Date.parse(pinnedAt) + days * DAY_MS;
  return endMs < Date.parse(ownEnd) ? new Date(endMs).toISOString() : ownEnd;
}
