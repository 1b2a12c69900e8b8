import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cleanup } from '@solidjs/testing-library';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Pack } from '../../../api-worker/contract/frames.ts';
import { printPack } from '../../../api-worker/print/print-pack.ts';
import { SCENARIOS } from '../../../mocks/bank/scenarios.ts';
import type { ScenarioPack } from '../../print/scenario-pack.ts';
import { scenarioPack } from '../../print/scenario-pack.ts';
import { readPanel } from './panel-reading.tsx';
import { readPaper } from './paper-reading.ts';
import type { Part } from './part.ts';
import { differences, masked, scriptOnly } from './part.ts';
import { PLANTED } from './planted.ts';
import { wordsOf } from './rows.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CASES = ['rep', 'manager'].flatMap((asker) => SCENARIOS.map(({ key }) => `${key} for a ${asker}`));
const AT_MS = Date.parse('2026-11-18T10:45:00Z');

/** Where no customer is identified, paper says why and nothing else. */
const nobody = (why: string): Record<string, Part> => ({
  foot: {
    titles: ['Prep pack'],
    rows: ['Insights come from fixed rules; they advise and never decide.', why].map((row) => wordsOf([row]).join(' ')),
    sources: [],
    outside: [],
  },
});

let packs: ScenarioPack[];
beforeAll(async () => {
  const script = join(ROOT, 'tests/print/scenario-packs.ts');
  const options = { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script],
    options,
  );
  packs = z.array(scenarioPack).parse(JSON.parse(stdout));
}, 180_000);

function given(key: string): ScenarioPack {
  const found = packs.find((each) => each.key === key);
  if (found === undefined) throw new RangeError(`no pack of ${key}`);
  return found;
}

const printed = (pack: Pack, conversationId: string) => printPack(pack, { atMs: AT_MS, conversationId });

/** Read once a pack: drawing it takes longer than printing it. */
const panels = new Map<string, Record<string, Part>>();
function panelOf({ key, pack }: ScenarioPack): Record<string, Part> {
  const known = panels.get(key);
  if (known !== undefined) return known;
  const panel = readPanel(pack);
  cleanup();
  panels.set(key, panel);
  return panel;
}

describe.each(CASES)('the paper of %s', (key) => {
  it('is what the panel shows with every fold open, less what is masked or for the call alone, and nothing else', () => {
    const one = given(key);
    const page = printed(one.pack, one.conversationId);
    const paper = readPaper(page, one.pack);
    const { identity } = one.pack.identity;
    expect(differences(identity.state === 'identified' ? panelOf(one) : nobody(identity.text), paper)).toEqual([]);
  });

  it('has no masked value and no word of a script-only card', () => {
    const { pack, conversationId } = given(key);
    const page = printed(pack, conversationId);
    expect([...masked(pack), ...scriptOnly(pack)].filter((text) => page.includes(text))).toEqual([]);
  });
});

it('is tried on packs that have what paper must leave out', () => {
  const all = packs.map(({ pack }) => pack);
  expect(new Set(all.flatMap(masked)).size).toBeGreaterThan(5);
  expect(all.flatMap(scriptOnly).length).toBeGreaterThan(0);
  expect(packs.map(({ key }) => key).toSorted()).toEqual(CASES.toSorted());
});

describe('a printer that', () => {
  it('leaves out any one block of a pack is found', () => {
    const one = given('fraud-delay-builder for a rep');
    const unnoticed = one.pack.sections.flatMap((section, at) =>
      section.blocks.flatMap((block, place) => {
        const sections = one.pack.sections.with(at, { ...section, blocks: section.blocks.toSpliced(place, 1) });
        const paper = readPaper(printed({ ...one.pack, sections }, one.conversationId), one.pack);
        return differences(panelOf(one), paper).length > 0 ? [] : [`${section.id} ${block.kind}`];
      }),
    );
    expect(one.pack.sections.flatMap(({ blocks }) => blocks).length).toBeGreaterThan(10);
    expect(unnoticed).toEqual([]);
  });

  it.each(PLANTED)('%s is found', (_, key, plant) => {
    const one = given(key);
    const page = plant(printed(one.pack, one.conversationId), (pack) => printed(pack, one.conversationId), one.pack);
    const leaked = [...masked(one.pack), ...scriptOnly(one.pack)].filter((text) => page.includes(text));
    const found = [...differences(panelOf(one), readPaper(page, one.pack)), ...leaked];
    expect(page).not.toBe(printed(one.pack, one.conversationId));
    expect(found).not.toEqual([]);
  });
});
