import { afterAll, beforeAll, expect } from 'vitest';
import { canonical } from '../../api-worker/audit/canonical.ts';
import { hashOf } from '../../api-worker/audit/chain.ts';
import type { ChainFault } from '../../api-worker/audit/verify-chain.ts';
import { verifyChain } from '../../api-worker/audit/verify-chain.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
/** The audit of a few calls, line by line, as the running worker wrote it. */
let lines: string[] = [];
beforeAll(async () => {
  scene = await openScene();
  const rep = await scene.rep(REP);
  for (const level of ['verified', 'asserted', undefined] as const) {
    const id = await scene.ring(REP, 'fraud-delay-builder', level);
    expect(identityOf(await scene.pack(rep, { conversationId: id })).identity.state).toBe('identified');
    scene.hangUp(id);
  }
  lines = scene.worker
    .written()
    .split('\n')
    .filter((line) => line.includes('"audit":true'));
});
afterAll(() => scene.close());

const key = () => scene.settings.AUDIT_KEY ?? '';
const contentOf = (line: string | undefined): Record<string, unknown> => JSON.parse(line ?? '');
const firstFaultIn = (changed: string[]): ChainFault | undefined => verifyChain(changed, key()).faults[0];
const everyLine = () => lines.map((line, place) => ({ line, place }));
/** Every line but the last: what is done to an end shows in the head alone. */
const everyLineBeforeTheLast = () => everyLine().slice(0, -1);

/** A line with other words and the hash that fits them: whoever forges knows how it is made. */
function rewritten(line: string, change: Record<string, unknown>): string {
  const { hash: _hash, ...content } = { ...contentOf(line), ...change };
  return canonical({ ...content, hash: hashOf(content, key()) });
}

attack('D12', 'the audit of a running worker holds together', { defences: ['audit-chain-linked'] }, async () => {
  expect(lines.length).toBeGreaterThanOrEqual(5);
  const { faults, heads } = verifyChain(scene.worker.written().split('\n'), key());
  const { instanceId, sequence, hash } = contentOf(lines.at(-1));
  expect(faults).toEqual([]);
  expect([...heads]).toEqual([[instanceId, { sequence, hash, isEnd: false }]]);
  expect(sequence).toBe(lines.length);
});

attack('D12', 'one altered letter of any audit line is found, and where', { defences: ['audit-chain'] }, async () => {
  for (const { line, place } of everyLine()) {
    for (const field of ['result', 'repId', 'at'] as const) {
      const value = String(contentOf(line)[field]);
      const other = value.endsWith('x') ? 'y' : 'x';
      const changed = lines.with(place, line.replace(`"${value}"`, `"${value.slice(0, -1)}${other}"`));
      expect(firstFaultIn(changed)).toEqual({ lineNumber: place + 1, fault: 'altered' });
    }
  }
});

attack(
  'D12',
  'an audit line rewritten together with its hash no longer fits the next, or the head',
  { defences: ['audit-chain-linked'] },
  async () => {
    for (const { line, place } of everyLineBeforeTheLast()) {
      const changed = lines.with(place, rewritten(line, { repId: 'somebody-else' }));
      expect(firstFaultIn(changed)).toEqual({ lineNumber: place + 2, fault: 'unlinked' });
    }
    const { instanceId, hash } = contentOf(lines.at(-1));
    const ended = lines.with(-1, rewritten(lines.at(-1) ?? '', { repId: 'somebody-else' }));
    expect(verifyChain(ended, key()).heads.get(String(instanceId))?.hash).not.toBe(hash);
  },
);

attack('D12', 'a dropped audit line leaves a hole that is found', { defences: ['audit-sequence'] }, async () => {
  for (const { place } of everyLineBeforeTheLast()) {
    expect(firstFaultIn(lines.toSpliced(place, 1))).toEqual({ lineNumber: place + 1, fault: 'missing' });
  }
  const { instanceId, sequence } = contentOf(lines.at(-1));
  const head = verifyChain(lines.slice(0, -1), key()).heads.get(String(instanceId));
  expect(head?.sequence).toBe(Number(sequence) - 1);
});

attack('D12', 'two audit lines in each other’s place are found', { defences: ['audit-sequence'] }, async () => {
  for (const { line, place } of everyLineBeforeTheLast()) {
    const { faults } = verifyChain(lines.with(place, lines[place + 1] ?? '').with(place + 1, line), key());
    expect(faults.slice(0, 2)).toEqual([
      { lineNumber: place + 1, fault: 'missing' },
      { lineNumber: place + 2, fault: 'out_of_order' },
    ]);
  }
});

attack(
  'D12',
  'an audit line put in between is found, copied or made to fit',
  { defences: ['audit-sequence', 'audit-chain-linked'] },
  async () => {
    for (const { line, place } of everyLineBeforeTheLast()) {
      const copied = lines.toSpliced(place + 1, 0, line);
      expect(firstFaultIn(copied)).toEqual({ lineNumber: place + 2, fault: 'out_of_order' });
      const { sequence, hash } = contentOf(line);
      const made = rewritten(line, { sequence: Number(sequence) + 1, prevHash: hash, result: 'never_happened' });
      expect(firstFaultIn(lines.toSpliced(place + 1, 0, made))).toEqual({
        lineNumber: place + 3,
        fault: 'out_of_order',
      });
    }
  },
);
