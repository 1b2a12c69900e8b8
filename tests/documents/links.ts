import { dirname, normalize } from 'node:path';
import { exists, read } from '../structure/tree.ts';
import type { NamedDocument } from './documents.ts';
import { documentOf } from './documents.ts';

/** Links within the repository, as paths from its root. */
export function ownLinks({ links, path }: NamedDocument): { file: string; anchor: string | undefined; line: number }[] {
  return links
    .filter(({ target }) => !/^[a-z]+:/u.test(target))
    .map(({ target, line }) => {
      const [file = '', anchor] = target.split('#');
      return { file: file === '' ? path : normalize(`${dirname(path)}/${file}`), anchor, line };
    });
}

/** Links that lead nowhere: to no file, or to no heading of it. */
export function brokenLinks(document: NamedDocument): string[] {
  return ownLinks(document).flatMap(({ file, anchor, line }) => {
    if (file !== document.path && !exists(file)) return [`${document.path}:${line} there is no ${file}`];
    if (anchor === undefined) return [];
    const { anchors } = file === document.path ? document : documentOf(file, read(file));
    return anchors.includes(anchor) ? [] : [`${document.path}:${line} ${file} has no heading #${anchor}`];
  });
}
