import { inflateSync } from 'node:zlib';

export interface Picture {
  width: number;
  height: number;
  /** Bytes of one pixel: 3 or 4. */
  depth: number;
  pixels: Buffer;
}

const SIGNATURE_BYTES = 8;

/** The upper part of a picture as the browser writes it: eight bits a channel, true colour, not interlaced. */
export function pictureOf(png: Buffer, rowCount: number): Picture {
  const parts: Buffer[] = [];
  const size = { width: 0, height: 0, depth: 3 };
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const content = png.subarray(at + 8, at + 8 + length);
    const kind = png.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR') {
      size.width = content.readUInt32BE(0);
      size.height = Math.min(rowCount, content.readUInt32BE(4));
      size.depth = content.readUInt8(9) === 6 ? 4 : 3;
    } else if (kind === 'IDAT') parts.push(content);
    at += length + 12;
  }
  return { ...size, pixels: unfiltered(inflateSync(Buffer.concat(parts)), size) };
}

function unfiltered(rows: Buffer, { width, height, depth }: Omit<Picture, 'pixels'>): Buffer {
  const rowBytes = width * depth;
  // A row above and a pixel to the left of all, both empty, so that every byte has its neighbours.
  const stride = rowBytes + depth;
  const padded = Buffer.alloc(stride * (height + 1));
  for (let row = 0; row < height; row += 1) {
    const source = row * (rowBytes + 1);
    const target = (row + 1) * stride + depth;
    for (let place = 0; place < rowBytes; place += 1) {
      const at = target + place;
      const guess = predicted(rows.readUInt8(source), {
        left: padded.readUInt8(at - depth),
        up: padded.readUInt8(at - stride),
        corner: padded.readUInt8(at - stride - depth),
      });
      padded[at] = rows.readUInt8(source + 1 + place) + guess;
    }
  }
  const lines = Array.from({ length: height }, (_, row) => {
    const start = (row + 1) * stride + depth;
    return padded.subarray(start, start + rowBytes);
  });
  return Buffer.concat(lines);
}

function predicted(filter: number, { left, up, corner }: { left: number; up: number; corner: number }): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      if (toLeft <= toUp && toLeft <= toCorner) return left;
      return toUp <= toCorner ? up : corner;
    }
    default:
      return 0;
  }
}
