import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { updateManifest } from '../../../scripts/package/update-manifest.ts';
import type { Release } from './release.ts';

const UPDATE_HOST = 'updates.bcs-bank.example';
/** A host that is not the bank's. */
export const ELSEWHERE = 'elsewhere.example';
export const UPDATE_HOSTS = [UPDATE_HOST, ELSEWHERE, `*.${ELSEWHERE}`];
const at = (path: string, host = UPDATE_HOST) => `https://${host}/${path}`;
export const UPDATE_URLS = { pilot: at('pilot/updates.xml'), broad: at('broad/updates.xml') };

/** What stands on the bank's update address; an address or id of its own is what an attacker would write there. */
export interface Offer extends Release {
  appId?: string;
  codebase?: string;
}

export interface UpdateServer {
  port: number;
  /** From now on in both rings. */
  offer: (offer: Offer) => void;
  /** The same package at an address that is not the bank's. */
  elsewhere: (version: string) => string;
  /** Paths asked for, in order; those of the foreign address begin with its host. */
  asked: string[];
  close: () => Promise<void>;
}

/** Serves the update manifest of each ring and the packages, over https as the policy demands. */
export async function startUpdateServer(tls: { key: string; cert: string }, id: string): Promise<UpdateServer> {
  const packages = new Map<string, Buffer>();
  const asked: string[] = [];
  let manifest = '';
  const server = createServer(tls, (request, response) => {
    const path = new URL(request.url ?? '/', at('')).pathname;
    const isForeign = request.headers.host?.endsWith(ELSEWHERE);
    asked.push(isForeign ? `${ELSEWHERE}${path}` : path);
    const crx = packages.get(path);
    if (path.endsWith('/updates.xml')) response.setHeader('content-type', 'text/xml').end(manifest);
    else if (crx) response.setHeader('content-type', 'application/x-chrome-extension').end(crx);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    elsewhere: (version) => at(`${version}.crx`, ELSEWHERE),
    offer: ({ version, crx, appId = id, codebase = at(`${version}.crx`) }) => {
      packages.set(`/${version}.crx`, crx);
      manifest = updateManifest({ id: appId, version, codebase });
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
