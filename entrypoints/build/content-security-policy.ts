import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';

/** The policy of every page of the extension. `docs/decisions/0001-trusted-types.md` says why Solid has its own type policy. */
export function contentSecurityPolicy(workerHosts: readonly string[]): string {
  const sockets = REGION_DOMAINS.map((domain) => `wss://streaming.${domain}`);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    `connect-src ${[...workerHosts, ...sockets].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types solid-templates',
  ].join('; ');
}
