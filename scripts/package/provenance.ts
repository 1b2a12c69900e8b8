import { createPublicKey, sign, verify } from 'node:crypto';
import { z } from 'zod';
import type { BuildInfo } from './build-info.ts';
import type { ExtensionKey } from './extension-key.ts';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
const BUILD_TYPE = 'urn:bcs-profile-assistant:npm-run-package:1';

/** Name and SHA-256 of each artefact. */
export type Hashes = Readonly<Record<string, string>>;

/** An in-toto statement with SLSA provenance: what came out, of which source, by which settings. It names no time, so it is the same twice. */
export function provenanceStatement(hashes: Hashes, { commit, isClean, lockSha256, node, version, hosts }: BuildInfo) {
  const source = commit === null ? [] : [{ name: 'source', digest: { gitCommit: commit } }];
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: Object.keys(hashes)
      .sort()
      .map((name) => ({ name, digest: { sha256: hashes[name] } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: BUILD_TYPE,
        externalParameters: { version, hosts },
        internalParameters: { isSourceClean: isClean },
        resolvedDependencies: [...source, { name: 'package-lock.json', digest: { sha256: lockSha256 } }],
      },
      runDetails: { builder: { id: `${BUILD_TYPE}:by-hand`, version: { node } } },
    },
  };
}

const envelopeSchema = z.object({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: z.base64(),
  signatures: z.tuple([z.object({ keyid: z.string(), sig: z.base64() })]),
});

const statementSchema = z.object({
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256: z.string() }) })),
});

/** The statement in a DSSE envelope, signed with the release key. */
export function signedStatement(statement: object, key: ExtensionKey): string {
  const payload = Buffer.from(JSON.stringify(statement));
  const sig = sign('sha256', preAuthentication(payload), key.privateKey).toString('base64');
  const envelope = {
    payloadType: PAYLOAD_TYPE,
    payload: payload.toString('base64'),
    signatures: [{ keyid: key.id, sig }],
  };
  return `${JSON.stringify(envelope, null, 2)}\n`;
}

/** What the holder of this key vouched for; throws when it was somebody else or something else. */
export function vouchedHashes(envelope: string, publicKey: string): Hashes {
  const { payload, signatures } = envelopeSchema.parse(JSON.parse(envelope));
  const bytes = Buffer.from(payload, 'base64');
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  if (!verify('sha256', preAuthentication(bytes), key, Buffer.from(signatures[0].sig, 'base64'))) {
    throw new Error('The signature of provenance.json is not that of the key the CRX is signed with.');
  }
  const { subject } = statementSchema.parse(JSON.parse(bytes.toString()));
  return Object.fromEntries(subject.map(({ name, digest }) => [name, digest.sha256]));
}

/** DSSE signs lengths and type too, so that no other document can be read out of the same bytes. */
function preAuthentication(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `), payload]);
}
