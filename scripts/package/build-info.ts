import { REDIRECT_PATH } from '../../api-worker/contract/redirect-path.ts';
import type { FileTree } from './reproducible-zip.ts';
import { sha256 } from './sha256.ts';
import type { SourceState } from './source-state.ts';

export type BuildInfo = SourceState & {
  version: string;
  node: string;
  hosts: readonly string[];
  id: string;
  redirectUri: string;
  /** Each file inside the CRX. */
  files: Record<string, string>;
  /** Everything else in the folder, but the statement that signs it all. */
  artefacts: Record<string, string>;
};

/** What the bank registers at Genesys: where a sign-in sends the rep's browser back to. */
export const redirectUri = (id: string): string => `https://${id}.chromiumapp.org/${REDIRECT_PATH}`;

export function hashesOf(files: FileTree): Record<string, string> {
  return Object.fromEntries([...files.keys()].sort().map((path) => [path, sha256(files.get(path) ?? '')]));
}
