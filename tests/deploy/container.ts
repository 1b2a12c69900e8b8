import { execFile, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Image } from './build-image.ts';

/** Whether this machine lets us make a mount namespace of our own. */
export const canIsolate =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;

const SYSTEM = ['usr/bin', 'usr/lib', 'usr/lib64'].filter((folder) => existsSync(`/${folder}`));
const DEVICES = ['null', 'zero', 'random', 'urandom'];

/**
 * In a mount namespace that ends with the process: the image's tree becomes `/`, with this Debian's libraries as its
 * base system. With `ro` it is made read-only, a harder place than Cloud Run, whose file system is writable memory; with
 * `rw` only owners and modes stand against a write.
 */
const ENTER = `set -eu
root=$1 user=$2 folder=$3 mode=$4
shift 4
mount --make-rprivate /
mount --bind "$root" "$root"
for each in ${SYSTEM.join(' ')}; do
  mount --bind "/$each" "$root/$each"
  mount -o remount,ro,bind "$root/$each"
done
for each in ${DEVICES.join(' ')}; do mount --bind "/dev/$each" "$root/dev/$each"; done
mount --rbind /proc "$root/proc"
mount -o "remount,$mode,bind" "$root"
exec chroot --userspec="$user" "$root" /bin/sh -c 'cd "$0" && exec "$@"' "$folder" "$@"
`;

/** What a container engine lays into the tree before it starts it: mount points, the hosts file, a certificate. */
export function prepare({ root }: Image, files: Record<string, string>): void {
  for (const folder of [...SYSTEM, 'dev', 'proc', 'etc']) mkdirSync(join(root, folder), { recursive: true });
  for (const device of DEVICES) writeFileSync(join(root, 'dev', device), '');
  for (const folder of SYSTEM) symlinkSync(folder, join(root, folder.replace('usr/', '')));
  writeFileSync(join(root, 'etc/hosts'), '127.0.0.1 localhost\n');
  for (const [path, source] of Object.entries(files)) cpSync(source, join(root, path));
}

interface Place {
  /** Another user than the image's only where a test says so. */
  user?: string;
  mode?: 'ro' | 'rw';
}

/** The command line that runs these words in the image. */
export function inImage(image: Image, words: readonly string[], place: Place = {}): [program: string, args: string[]] {
  const { user = image.user, mode = 'ro' } = place;
  return ['unshare', ['--mount', 'sh', '-c', ENTER, 'sh', image.root, user, image.workingFolder, mode, ...words]];
}

/** Runs it to its end. */
export async function runInImage(
  image: Image,
  words: readonly string[],
  { env = {}, ...place }: Place & { env?: Record<string, string> } = {},
): Promise<{ exitCode: number; errors: string }> {
  const [program, args] = inImage(image, words, place);
  const options = { env: { ...image.environment, ...env } };
  return await promisify(execFile)(program, args, options).then(
    ({ stderr }) => ({ exitCode: 0, errors: stderr }),
    (error: { code: number; stderr: string }) => ({ exitCode: error.code, errors: error.stderr }),
  );
}
