/**
 * The domains of the 18 public Genesys Cloud regions. For domain `d`: login `https://login.{d}`, API `https://api.{d}`,
 * web desktop `https://apps.{d}`, notifications `wss://streaming.{d}`.
 */
export const REGION_DOMAINS = [
  'mypurecloud.com',
  'mypurecloud.ie',
  'mypurecloud.com.au',
  'mypurecloud.jp',
  'mypurecloud.de',
  'usw2.pure.cloud',
  'cac1.pure.cloud',
  'apne2.pure.cloud',
  'euw2.pure.cloud',
  'aps1.pure.cloud',
  'use2.us-gov-pure.cloud',
  'sae1.pure.cloud',
  'mec1.pure.cloud',
  'apne3.pure.cloud',
  'euc2.pure.cloud',
  'mxc1.pure.cloud',
  'apse1.pure.cloud',
  'edee1.eusc-pure.cloud',
] as const;
export type RegionDomain = (typeof REGION_DOMAINS)[number];
