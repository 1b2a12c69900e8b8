import type { RegionDomain } from '../contract/regions.ts';
import { REGION_DOMAINS } from '../contract/regions.ts';

/** Genesys' own names for its regions, as its SDKs and its admin pages use them. */
const DOMAIN_BY_KEY: Record<string, RegionDomain> = {
  us_east_1: 'mypurecloud.com',
  eu_west_1: 'mypurecloud.ie',
  ap_southeast_2: 'mypurecloud.com.au',
  ap_northeast_1: 'mypurecloud.jp',
  eu_central_1: 'mypurecloud.de',
  us_west_2: 'usw2.pure.cloud',
  ca_central_1: 'cac1.pure.cloud',
  ap_northeast_2: 'apne2.pure.cloud',
  eu_west_2: 'euw2.pure.cloud',
  ap_south_1: 'aps1.pure.cloud',
  us_east_2: 'use2.us-gov-pure.cloud',
  sa_east_1: 'sae1.pure.cloud',
  me_central_1: 'mec1.pure.cloud',
  ap_northeast_3: 'apne3.pure.cloud',
  eu_central_2: 'euc2.pure.cloud',
  mx_central_1: 'mxc1.pure.cloud',
  ap_southeast_1: 'apse1.pure.cloud',
  eusc_de_east_1: 'edee1.eusc-pure.cloud',
};

/** The domain of a region named by its key (`eu_west_2`, also with hyphens) or by the domain itself. */
export function regionDomain(keyOrDomain: string): RegionDomain | null {
  const byKey = Object.hasOwn(DOMAIN_BY_KEY, keyOrDomain) ? DOMAIN_BY_KEY[keyOrDomain] : undefined;
  if (byKey) return byKey;
  const domain = REGION_DOMAINS.find((candidate) => candidate === keyOrDomain);
  return domain ?? (keyOrDomain.includes('-') ? regionDomain(keyOrDomain.replaceAll('-', '_')) : null);
}

export const appsOrigin = (domain: string) => `https://apps.${domain}`;

/** True for the domain itself and its sub-domains; a prefix or suffix trick is neither. */
export function isHostOfRegion(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
