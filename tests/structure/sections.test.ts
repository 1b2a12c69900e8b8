import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SECTION_IDS } from '../../api-worker/contract/sections.ts';
import { exists, files, read } from './tree.ts';

const FOLDER = 'api-worker/prep-pack/sections';
/** Insights are derived from the settled facts of the others. */
const WITHOUT_QUERY = new Set<string>(['insights']);

const isAboutSection = (path: string, id: string) =>
  /^tests\/.*\.test\.tsx?$/.test(path) && new RegExp(`^${id}[.-]`).test(basename(path));

describe.each(SECTION_IDS)('section %s', (id) => {
  test('has its stem in every layer', () => {
    const stems = [`${FOLDER}/${id}.ts`, ...(WITHOUT_QUERY.has(id) ? [] : [`${FOLDER}/${id}.sql`])];
    expect(
      stems.filter((path) => !exists(path)),
      'Section id = file stem: write these files',
    ).toEqual([]);
  });

  test('stands in the one list', () => {
    const list = exists(`${FOLDER}/index.ts`) ? read(`${FOLDER}/index.ts`) : '';
    expect(list, `Import ./${id}.ts in ${FOLDER}/index.ts`).toContain(`'./${id}.ts'`);
  });

  test('has a test of its own', () => {
    expect(
      files.some((path) => isAboutSection(path, id)),
      `Write ${id}.test.ts under tests/`,
    ).toBe(true);
  });
});

test('every file beside the sections belongs to one of them', () => {
  const strangers = files
    .filter((path) => path.startsWith(`${FOLDER}/`) && path !== `${FOLDER}/index.ts`)
    .filter((path) => !SECTION_IDS.some((id) => new RegExp(`^${id}[./-]`).test(path.slice(FOLDER.length + 1))));
  expect(strangers, 'Name these after their section, or move what several sections need one folder up').toEqual([]);
});
