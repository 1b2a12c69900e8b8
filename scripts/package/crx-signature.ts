import { createHash, createPublicKey, verify } from 'node:crypto';
import Pbf from 'pbf';
import { CONTEXT, ID_BYTES, MAGIC, uint32, VERSION } from './crx-format.ts';
import { extensionId } from './extension-key.ts';

const PREFIX_BYTES = 12;

type Header = { proofs: { publicKey: Uint8Array; signature: Uint8Array }[]; signedData: Uint8Array };

export type CrxSignature = { publicKey: string; id: string };

/** Whose signature the CRX carries; throws when it is none, or does not hold over these bytes. */
export function checkedCrxSignature(crx: Buffer): CrxSignature {
  if (!crx.subarray(0, MAGIC.length).equals(MAGIC) || crx.readUInt32LE(4) !== VERSION)
    throw new Error('It is no CRX3.');
  const headerEnd = PREFIX_BYTES + crx.readUInt32LE(8);
  const { proofs, signedData } = headerOf(crx.subarray(PREFIX_BYTES, headerEnd));
  const [proof, ...others] = proofs;
  if (proof === undefined || others.length > 0)
    throw new Error(`The CRX carries ${proofs.length} signatures, not one.`);
  const publicKey = Buffer.from(proof.publicKey);
  const crxId = createHash('sha256').update(publicKey).digest().subarray(0, ID_BYTES);
  if (!crxId.equals(crxIdOf(signedData))) throw new Error('The CRX names another id than that of its key.');
  const signed = Buffer.concat([CONTEXT, uint32(signedData.length), signedData, crx.subarray(headerEnd)]);
  const key = createPublicKey({ key: publicKey, format: 'der', type: 'spki' });
  if (!verify('sha256', signed, key, proof.signature)) throw new Error("The CRX's signature does not hold.");
  const base64 = publicKey.toString('base64');
  return { publicKey: base64, id: extensionId(base64) };
}

function headerOf(bytes: Buffer): Header {
  const header: Header = { proofs: [], signedData: nothing() };
  return new Pbf(bytes).readFields((tag, read, pbf) => {
    if (tag === 2) read.proofs.push(proofOf(pbf));
    if (tag === 10_000) read.signedData = pbf.readBytes();
  }, header);
}

function proofOf(pbf: Pbf): Header['proofs'][number] {
  return pbf.readMessage(
    (tag, read, inner) => {
      if (tag === 1) read.publicKey = inner.readBytes();
      if (tag === 2) read.signature = inner.readBytes();
    },
    { publicKey: nothing(), signature: nothing() },
  );
}

function crxIdOf(signedData: Uint8Array): Buffer {
  const read = new Pbf(signedData).readFields(
    (tag, found, pbf) => {
      if (tag === 1) found.id = pbf.readBytes();
    },
    { id: nothing() },
  );
  return Buffer.from(read.id);
}

function nothing(): Uint8Array {
  return new Uint8Array();
}
