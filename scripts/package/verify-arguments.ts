import { isVersion } from './version.ts';

/** Which release is meant. What is not said is not checked. */
export type Expected = { id?: string | undefined; version?: string | undefined; commit?: string | undefined };

export const VERIFY_OPTIONS = {
  verify: { type: 'string' },
  id: { type: 'string' },
  commit: { type: 'string' },
} as const;

export const VERIFY_HELP = `  --verify <folder>                hash that release again and check both signatures, instead of packaging
  --id <extension id>              with --verify: the id your policy installs
  --version <x.y.z>                with --verify: the version that is meant; an older release of ours is refused
  --commit <hash>                  with --verify: the commit it must be of, at least its first 12 digits`;

const TAKEN = ['verify', 'id', 'version', 'commit'];

/** Nothing when it is to be packaged; throws a `TypeError` that names the argument. */
export function verifyArguments(
  values: Readonly<Record<string, unknown>> & Expected & { verify?: string | undefined },
): { folder: string; expected: Expected } | undefined {
  const { verify: folder, id, version, commit } = values;
  if (folder === undefined) {
    const stray = ['id', 'commit'].filter((name) => values[name] !== undefined);
    if (stray.length > 0) throw new TypeError(`--${stray.join(', --')}: only with --verify`);
    return undefined;
  }
  const others = Object.keys(values).filter((name) => values[name] !== undefined && !TAKEN.includes(name));
  if (others.length > 0) throw new TypeError(`--${others.join(', --')}: not with --verify`);
  if (id !== undefined && !/^[a-p]{32}$/u.test(id)) throw new TypeError(`--id: "${id}" is not 32 letters from a to p`);
  if (version !== undefined && !isVersion(version))
    throw new TypeError(`--version: "${version}" is no extension version like 1.2.3`);
  // Fewer digits could be those of another commit.
  if (commit !== undefined && !/^[0-9a-f]{12,64}$/u.test(commit))
    throw new TypeError(`--commit: "${commit}" is not a commit's hash, or less than 12 digits of it`);
  return { folder, expected: { id, version, commit } };
}
