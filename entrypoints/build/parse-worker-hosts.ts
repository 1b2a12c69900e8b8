/** Exact https origins, comma separated. Anything else is refused, because the panel would trust it. */
export function parseWorkerHosts(list: string): string[] {
  const hosts = list
    .split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');
  for (const host of hosts) {
    if (!isHttpsOrigin(host)) throw new Error(`WXT_WORKER_HOSTS: "${host}" is not an https origin like https://host`);
  }
  return [...new Set(hosts)];
}

/** To the URL parser a wildcard, a semicolon or a quote may stand in a host; to the content policy they are words of its own. */
const ORIGIN = /^https:\/\/[a-z0-9.-]+(?::\d+)?$/u;

export function isHttpsOrigin(host: string): boolean {
  return ORIGIN.test(host) && URL.canParse(host) && new URL(host).origin === host;
}
