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

export function isHttpsOrigin(host: string): boolean {
  // A wildcard is an origin to the URL parser and every host to the content policy.
  return (
    URL.canParse(host) && new URL(host).protocol === 'https:' && new URL(host).origin === host && !host.includes('*')
  );
}
