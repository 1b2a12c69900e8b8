import { invalid } from './api-error.ts';

export interface Upload {
  readonly metadata: unknown;
  readonly media: Buffer;
}

/** Reads a multipart/related upload: a JSON part, then the data. */
export function multipartUpload(contentType: string, body: Buffer): Upload {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) {
    throw invalid('Multipart upload without a boundary');
  }
  const [metadata, media] = parts(body, Buffer.from(`--${boundary}`)).map(content);
  if (metadata === undefined || media === undefined) {
    throw invalid('Multipart upload without two parts');
  }
  return { metadata: JSON.parse(metadata.toString('utf8')), media };
}

function parts(body: Buffer, delimiter: Buffer): readonly Buffer[] {
  const found: Buffer[] = [];
  let start = body.indexOf(delimiter);
  for (
    let next = body.indexOf(delimiter, start + 1);
    start >= 0 && next >= 0;
    next = body.indexOf(delimiter, start + 1)
  ) {
    found.push(body.subarray(start + delimiter.length, next));
    start = next;
  }
  return found;
}

/** What follows the part's headers, without the line break before the next delimiter. */
function content(part: Buffer): Buffer {
  const headEnd = part.indexOf('\r\n\r\n');
  const end = part.subarray(-2).toString() === '\r\n' ? part.length - 2 : part.length;
  return part.subarray(headEnd + 4, end);
}
