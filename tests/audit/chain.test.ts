import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuditEventType } from '../../api-worker/audit/audit-event.ts';
import { canonical } from '../../api-worker/audit/canonical.ts';
import { CHAIN_START, createChain, hashOf } from '../../api-worker/audit/chain.ts';
import { verifyChain } from '../../api-worker/audit/verify-chain.ts';
import { AT, eventOf, KEY, linesOf } from './events.ts';

const LENGTH = 6;
const texts = linesOf(LENGTH).map(({ text }) => text);
const faultsOf = (lines: string[]) => verifyChain(lines, KEY).faults;
const index = fc.nat(LENGTH - 1);

const EVERY_TYPE: AuditEventType[] = [
  ...(['SIGN_IN', 'SIGN_OUT', 'LOOKUP', 'VIEW', 'VERIFICATION', 'STATEMENT', 'REVEAL'] as const),
  ...(['COPY', 'PIN', 'UNPIN', 'SEARCH', 'FEEDBACK', 'DENIED'] as const),
];

test('a line carries its number, its instance, the hash before it and its own', () => {
  const [first, second] = linesOf(2);
  expect(JSON.parse(first?.text ?? '')).toMatchObject({ instanceId: 'i1', sequence: 1, prevHash: CHAIN_START });
  expect(JSON.parse(second?.text ?? '')).toMatchObject({ sequence: 2, prevHash: first?.hash, hash: second?.hash });
  expect(first?.hash).toMatch(/^[0-9a-f]{64}$/u);
});

test('every kind of event stands in the chain', () => {
  const next = createChain('i1', KEY);
  const lines = EVERY_TYPE.map(
    (type) => next(eventOf({ type, fieldsRevealed: ['phone'], reason: 'two\nlines' }), AT).text,
  );
  expect(verifyChain(lines, KEY)).toMatchObject({ faults: [] });
  expect(verifyChain(lines, KEY).heads.get('i1')?.sequence).toBe(EVERY_TYPE.length);
});

test('what was written is whole, also between other lines and beside another instance', () => {
  const other = linesOf(3, 'i2').map(({ text }) => text);
  const mixed = texts.flatMap((text, at) => ['{"level":30,"msg":"request"}', text, 'plain words', other[at] ?? '']);
  expect(verifyChain(mixed, KEY)).toEqual({
    faults: [],
    heads: new Map([
      ['i1', { sequence: LENGTH, hash: JSON.parse(texts.at(-1) ?? '').hash, isEnd: false }],
      ['i2', { sequence: 3, hash: JSON.parse(other.at(-1) ?? '').hash, isEnd: false }],
    ]),
  });
});

test.each(Array.from({ length: LENGTH - 1 }, (_, at) => at))('the line %i cannot be taken out', (at) => {
  expect(faultsOf(texts.toSpliced(at, 1))).toEqual([{ lineNumber: at + 1, fault: 'missing' }]);
});

test('an end cut off shows where the last line is known, as the copy knows it', () => {
  expect(verifyChain(texts.slice(0, -1), KEY).heads.get('i1')).toMatchObject({ sequence: LENGTH - 1 });
});

test('a chain made anew without a line, by somebody without the key, fits nowhere', () => {
  const forger = createChain('i1', 'another key than that of the worker');
  const rebuilt = [0, 1, 3].map((at) => forger(eventOf({ customerId: `C${at}` }), AT).text);
  expect(faultsOf(rebuilt)[0]).toEqual({ lineNumber: 1, fault: 'altered' });
});

test('no two lines can change places', () => {
  fc.assert(
    fc.property(index, index, (one, other) => {
      fc.pre(one !== other);
      const swapped = texts.with(one, texts[other] ?? '').with(other, texts[one] ?? '');
      expect(faultsOf(swapped).map(({ fault }) => fault)).toContain('out_of_order');
    }),
  );
});

test('no line can be given twice', () => {
  fc.assert(
    fc.property(index, index, (from, to) => {
      expect(faultsOf(texts.toSpliced(to, 0, texts[from] ?? ''))).not.toEqual([]);
    }),
  );
});

test('no character of a line can be another', () => {
  const change = fc.record({ at: index, place: fc.nat(), character: fc.constantFrom(...'0aZ"{}: ,\\') });
  fc.assert(
    fc.property(change, ({ at, place, character }) => {
      const text = texts[at] ?? '';
      const here = place % text.length;
      fc.pre(text[here] !== character);
      const changed = `${text.slice(0, here)}${character}${text.slice(here + 1)}`;
      // The end has no line after it: there a line made unreadable is a cut end, which its head shows.
      const { faults, heads } = verifyChain(texts.with(at, changed), KEY);
      expect(faults.length > 0 || heads.get('i1')?.sequence === LENGTH - 1).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('a line whose hash was made anew no longer fits the line after it', () => {
  const { hash: _, ...content } = JSON.parse(texts[2] ?? '');
  const forged = { ...content, customerId: 'somebody else' };
  const text = canonical({ ...forged, hash: hashOf(forged, KEY) });
  expect(faultsOf(texts.with(2, text))).toEqual([{ lineNumber: 4, fault: 'unlinked' }]);
});

test('the same content in other words is an alteration too', () => {
  const [first = ''] = texts;
  const twice = first.replace('{', '{"customerId":"somebody else",');
  expect(faultsOf(texts.with(0, twice))).toEqual([{ lineNumber: 1, fault: 'altered' }]);
});
