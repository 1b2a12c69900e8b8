import fc from 'fast-check';
import { managedPolicy } from '../../../entrypoints/policy/managed-policy.ts';
import type { SettingSchema } from '../../../entrypoints/policy/managed-schema.ts';
import { managedSchema } from '../../../entrypoints/policy/managed-schema.ts';
import type { Rollout } from '../../../scripts/policy/rollout.ts';

const HOSTS = ['https://prep.bank.example', 'https://training.bank.example:8443'];

/** Every character that means something to one of the formats. */
export const HOSTILE = `"quoted" 'single' <b>&amp;</b> & ]]> &#10; back\\slash C:\\ ; $(x) %PATH% {"a":1}\nnext line\ttab 😀 Zoë  `;

const pieces = fc.constantFrom(
  '"',
  "'",
  '<',
  '>',
  '&',
  '\\',
  '\n',
  '\t',
  ' ',
  ';',
  '&#10;',
  '&quot;',
  ']]>',
  '😀',
  '1',
);
const graphemes = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, ''));
const text = fc.array(fc.oneof(pieces, graphemes), { maxLength: 12 }).map((parts) => parts.join(''));

/** A value of one setting, from nothing but its schema. */
export function drawnFor(name: string, schema: SettingSchema): fc.Arbitrary<unknown> {
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum, max: schema.maximum });
  if (schema.type === 'array') return fc.subarray(schema.items.enum ?? []);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  return name.endsWith('Address') ? fc.constantFrom(...HOSTS) : text;
}

const settings = fc
  .record(
    Object.fromEntries(
      Object.entries(managedSchema().properties).map(([name, schema]) => [name, drawnFor(name, schema)]),
    ),
    { requiredKeys: ['workerAddress'] },
  )
  .map((candidate) => managedPolicy.parse(candidate));

export const BASE: Rollout = {
  id: 'abcdefghijklmnopabcdefghijklmnop',
  version: '2.1.0',
  hosts: HOSTS,
  ring: 'pilot',
  updateUrls: { pilot: 'https://x.example/p/updates.xml', broad: 'https://x.example/b/updates.xml?a=1&b=2' },
  settings: { workerAddress: 'https://prep.bank.example' },
  region: 'mypurecloud.de',
};

/** Ids the extension had before. */
export const OLD_IDS = ['ponmlkjihgfedcbaponmlkjihgfedcba', 'aaaabbbbccccddddeeeeffffgggghhhh'];

/** Any rollout whose settings agree with its ring. */
export const rollouts: fc.Arbitrary<Rollout> = fc
  .record({
    settings,
    ring: fc.constantFrom('pilot', 'broad'),
    minimumVersion: fc.constantFrom(undefined, '2.1', '1.9.30'),
    isRemoved: fc.constantFrom(undefined, false, true),
    removedIds: fc.option(fc.subarray(OLD_IDS), { nil: undefined }),
  })
  .map(({ settings: drawn, ring, ...drawnToo }) => ({
    ...BASE,
    ...drawnToo,
    ring,
    settings: { ...drawn, ...(drawn.updateRing === undefined ? {} : { updateRing: ring }) },
  }));
