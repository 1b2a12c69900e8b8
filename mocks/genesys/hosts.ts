import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';

export type HostRole = 'login' | 'api' | 'apps' | 'streaming' | 'loopback';

const namedRegions: Record<string, string> = {
  'mypurecloud.com': 'prod',
  'mypurecloud.ie': 'prod-euw1',
  'mypurecloud.com.au': 'prod-apse2',
  'mypurecloud.jp': 'prod-apne1',
  'mypurecloud.de': 'prod-euc1',
};

export function requireRegion(domain: string): string {
  if (!REGION_DOMAINS.some((known) => known === domain)) {
    throw new Error(`"${domain}" is no Genesys Cloud region; the regions are ${REGION_DOMAINS.join(', ')}`);
  }
  return domain;
}

/** The environment name Genesys interpolates for {{gcTargetEnv}}. */
export function targetEnvironment(domain: string): string {
  return namedRegions[domain] ?? `prod-${domain.split('.')[0]}`;
}

function hostName(hostHeader: string | undefined): string {
  return (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '');
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1';
}

export function hostRole(hostHeader: string | undefined, domain: string): HostRole | undefined {
  const host = hostName(hostHeader);
  if (isLoopback(host)) return 'loopback';
  const roles: HostRole[] = ['login', 'api', 'apps', 'streaming'];
  return roles.find((role) => host === `${role}.${domain}`);
}
