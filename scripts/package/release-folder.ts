import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileTree } from './reproducible-zip.ts';

/** Replaces an earlier release in this folder, and never anything else. */
export async function writeReleaseFolder(folder: string, files: FileTree): Promise<void> {
  await assertReplaceable(folder);
  await rm(folder, { recursive: true, force: true });
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

/** Throws when the folder holds something that is no release. */
export async function assertReplaceable(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const isRelease = existsSync(join(folder, 'build-info.json'));
  if (!isRelease && (await readdir(folder)).length > 0) {
    throw new TypeError(`--out: ${folder} holds something that is no release; name an empty or a new folder`);
  }
}
