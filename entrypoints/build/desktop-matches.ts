import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';

/** The web desktop of every region; a match pattern cannot hold the hash, so the detail views are told apart inside. */
export const DESKTOP_MATCHES = REGION_DOMAINS.map((domain) => `https://apps.${domain}/directory/*`);

export const DESKTOP_ORIGINS: readonly string[] = REGION_DOMAINS.map((domain) => `https://apps.${domain}`);
