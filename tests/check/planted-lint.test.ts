import { expect, test } from 'vitest';
import { makeSampleTree } from './sample-tree.ts';

const CLEAN = 'export function Tile(props: { title: string }) {\n  return <h2>{props.title}</h2>;\n}\n';
const DESTRUCTURED = 'export function Tile({ title }: { title: string }) {\n  return <h2>{title}</h2>;\n}\n';
const READ_EARLY =
  'export function Tile(props: { title: string }) {\n  const title = props.title;\n  return <h2>{title}</h2>;\n}\n';

const FAULTS: { rule: string; path?: string; text: string }[] = [
  { rule: 'noSolidDestructuredProps', text: DESTRUCTURED },
  { rule: 'noExplicitAny', text: 'export const value: any = 1;\n' },
  { rule: 'noNonNullAssertion', text: 'export const first = (list: string[]) => list[0]!.length;\n' },
  { rule: 'noProcessEnv', text: 'export const region = process.env.REGION;\n' },
  { rule: 'noDefaultExport', text: 'export default 1;\n' },
  { rule: 'useFilenamingConvention', path: 'components/PackView.ts', text: 'export const view = 1;\n' },
  { rule: 'noFloatingPromises', text: 'async function later() {}\nexport function now() {\n  later();\n}\n' },
  { rule: 'noBarrelFile', text: "export { view } from './PackView.ts';\n" },
  {
    rule: 'noExcessiveLinesPerFile',
    text: `${Array.from({ length: 201 }, (_, n) => `export const line${n} = ${n};`).join('\n')}\n`,
  },
  { rule: 'noExcessiveLinesPerFunction', text: `export function long() {\n${'  let n = 0;\n'.repeat(61)}}\n` },
  {
    rule: 'noExcessiveCognitiveComplexity',
    text: `export function deep(n: number) {\n${'  if (n > 0 && n < 9) return n;\n'.repeat(6)}}\n`,
  },
  { rule: 'format', text: 'export const a = "b"' },
];

test('a component that reads its props where they are drawn passes', async () => {
  await using tree = await makeSampleTree({ 'components/tile.tsx': CLEAN });
  expect(await tree.run('biome', 'ci', '.')).toMatchObject({ exitCode: 0 });
  expect(await tree.run('oxlint', 'components')).toMatchObject({ exitCode: 0 });
});

test('each fault a reviewer would name is caught by the linter', async () => {
  const files = FAULTS.map(({ path, text }, index) => [path ?? `components/fault-${index}.tsx`, text] as const);
  await using tree = await makeSampleTree(Object.fromEntries(files));
  const { exitCode, output } = await tree.run('biome', 'ci', '--max-diagnostics=none', '.');
  const uncaught = FAULTS.filter(
    ({ rule }, index) => !new RegExp(`${files[index]?.[0]}\\S* \\S*${rule}\\b`).test(output),
  );
  expect(uncaught, output).toEqual([]);
  expect(exitCode).not.toBe(0);
});

test.each([
  ['destructured', DESTRUCTURED, 'solid(no-destructure)'],
  ['read early', READ_EARLY, 'solid(reactivity)'],
])('a %s Solid prop is caught', async (_, text, rule) => {
  await using tree = await makeSampleTree({ 'components/tile.tsx': text });
  const { exitCode, output } = await tree.run('oxlint', 'components');
  expect(output).toContain(rule);
  expect(exitCode).not.toBe(0);
});
