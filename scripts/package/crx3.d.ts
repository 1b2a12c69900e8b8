declare module 'crx3/lib/crx3.pb.js' {
  import type Pbf from 'pbf';

  export function writeCrxFileHeader(
    header: {
      sha256_with_rsa: readonly { public_key: Uint8Array; signature: Uint8Array }[];
      signed_header_data: Uint8Array;
    },
    pbf: Pbf,
  ): void;
  export function writeSignedData(data: { crx_id: Uint8Array }, pbf: Pbf): void;
}

declare module 'crx3' {
  import type { Readable } from 'node:stream';

  function writeCrx3File(zip: Readable, options: { crxPath: string; keyPath: string }): Promise<{ appId: string }>;
  export = writeCrx3File;
}
