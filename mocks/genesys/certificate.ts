import { createHash, randomUUID, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';
import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';

export interface Certificate {
  key: string;
  cert: string;
  /** For Chromium's --ignore-certificate-errors-spki-list. */
  spkiHash: string;
}

const dns = (value: string) => ({ type: 2 as const, value });
const address = (ip: string) => ({ type: 7 as const, ip });
const isAddress = (host: string) => /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':');

/** Makes a certificate for every Genesys region, this machine, and the further hosts given. */
export async function makeCertificate(hosts: string[] = []): Promise<Certificate> {
  const names = new Set([...REGION_DOMAINS.map((domain) => `*.${domain}`), 'localhost', '127.0.0.1', ...hosts]);
  const altNames = [...names].map((name) => (isAddress(name) ? address(name) : dns(name)));
  const dayMs = 86_400_000;
  // A name of its own: two self-signed certificates of one name would be taken for each other's issuer.
  const made = await generate([{ name: 'commonName', value: `Genesys Cloud stand-in ${randomUUID()}` }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - dayMs),
    notAfterDate: new Date(Date.now() + 30 * dayMs),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  const spki = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return { key: made.private, cert: made.cert, spkiHash: createHash('sha256').update(spki).digest('base64') };
}
