const VERIFIER_BYTES = 48;
const STATE_BYTES = 24;

export type Pkce = { verifier: string; challenge: string; state: string };

/** RFC 7636: only the challenge travels with the browser; the verifier goes to the worker with the code. */
export async function createPkce(): Promise<Pkce> {
  const verifier = randomText(VERIFIER_BYTES);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64Url(new Uint8Array(digest)), state: randomText(STATE_BYTES) };
}

function randomText(byteCount: number): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(byteCount)));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
