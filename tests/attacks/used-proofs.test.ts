import { expect } from 'vitest';
import { createUsedProofs } from '../../api-worker/seals/used-proofs.ts';
import { attack } from './frame/attack.ts';

attack(
  'B9',
  'a million proofs leave no more behind than the worker means to remember, and the last of them counts once',
  { defences: ['proofs-bounded'] },
  async () => {
    const used = createUsedProofs({ nowMs: () => 0 });
    const MILLION = 1_000_000;
    let most = 0;
    for (let turn = 0; turn < MILLION; turn += 1) {
      used.use(`thumbprint.${turn}`);
      most = Math.max(most, used.count());
    }
    expect(most).toBe(50_000);
    expect(() => used.use(`thumbprint.${MILLION - 1}`)).toThrow('replayed');
    expect(() => used.use(`thumbprint.${MILLION - 50_000}`)).toThrow('replayed');
    used.use(`thumbprint.${MILLION}`);
  },
);
