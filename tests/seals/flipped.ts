/** The compact token once for each byte in reach, with one bit of that byte turned. */
export function* flipped(token: string, step = 3): Generator<string> {
  const segments = token.split('.');
  for (const [index, segment] of segments.entries()) {
    const bytes = Buffer.from(segment, 'base64url');
    for (let at = 0; at < bytes.length; at += step) {
      const altered = Buffer.from(bytes);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      yield segments.with(index, altered.toString('base64url')).join('.');
    }
  }
}
