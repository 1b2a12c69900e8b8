/** Unpacks one Snappy block, as LevelDB and the browser's own databases write them; whatever follows it is left alone. */
export function unpacked(packed: Buffer): Buffer {
  const head = varint(packed, 0);
  if (head.value > 64 * 1024 * 1024) throw new RangeError('no Snappy block');
  const out = Buffer.alloc(head.value);
  let from = head.next;
  let to = 0;
  while (to < out.length) {
    const { length, offset, next } = element(packed, from);
    from = next;
    if (offset === 0) {
      packed.copy(out, to, from, from + length);
      from += length;
    } else {
      // Byte by byte, because a copy may overlap what it writes.
      for (let place = to; place < to + length; place += 1) out[place] = out.readUInt8(place - offset);
    }
    to += length;
  }
  return out;
}

interface Element {
  length: number;
  /** How far back the bytes stand; 0 for bytes that follow here. */
  offset: number;
  next: number;
}

function element(packed: Buffer, at: number): Element {
  const tag = packed.readUInt8(at);
  const long = tag >> 2;
  switch (tag & 3) {
    case 0:
      return literal(packed, at, long);
    case 1:
      return { length: (long & 7) + 4, offset: ((tag >> 5) << 8) | packed.readUInt8(at + 1), next: at + 2 };
    case 2:
      return { length: long + 1, offset: packed.readUInt16LE(at + 1), next: at + 3 };
    default:
      return { length: long + 1, offset: packed.readUInt32LE(at + 1), next: at + 5 };
  }
}

function literal(packed: Buffer, at: number, long: number): Element {
  if (long < 60) return { length: long + 1, offset: 0, next: at + 1 };
  const byteCount = long - 59;
  return { length: packed.readUIntLE(at + 1, byteCount) + 1, offset: 0, next: at + 1 + byteCount };
}

export function varint(bytes: Buffer, start: number): { value: number; next: number } {
  let value = 0;
  let next = start;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes.readUInt8(next);
    next += 1;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, next };
    if (factor > 2 ** 49) throw new RangeError('no variable-length number');
  }
}
