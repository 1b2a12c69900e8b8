type Picture = { state: string; help?: string; scheme?: string };

/** `northgate`, `signed-out,help=byHand`, `northgate,scheme=dark`: a state, the help page over it, a chosen scheme. */
export function readAddress(hash: string): Picture {
  const [state = '', ...more] = hash.replace(/^#/u, '').split(',');
  const chosen = new Map(more.map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  return { state, help: chosen.get('help'), scheme: chosen.get('scheme') };
}
