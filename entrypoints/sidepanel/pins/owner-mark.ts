/** Who a pin on the disk belongs to, at which worker: to be recognised by them, and to name nobody to anybody else. */
export type PinOwner = { repId: string; host: string };

/** The pin's own random id salts it, so that two pins of one rep do not show that they are. */
export async function ownerMark({ repId, host }: PinOwner, pinId: string): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([host, repId, pinId]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
