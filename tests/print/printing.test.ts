import { describe, expect, test } from 'vitest';
import type { Printing } from '../../api-worker/print/print-pack.ts';
import { printPack } from '../../api-worker/print/print-pack.ts';
import { packOf } from './pack-of.ts';

const CALL: Printing = { atMs: Date.parse('2026-11-18T23:45:30Z'), conversationId: 'c-1' };

describe('what paper says of itself', () => {
  test('when it was printed, in the one time all desks share, and for which conversation', () => {
    expect(printPack(packOf([]), CALL)).toContain('Printed Wed, 18 Nov 2026, 23:45 UTC · conversation c-1');
  });

  test('that there was no call, where a pin or a search opened the pack', () => {
    const page = printPack(packOf([]), { atMs: CALL.atMs, conversationId: undefined });
    expect(page).toContain('23:45 UTC · opened without a call');
  });

  test('that rules wrote the insights', () => {
    expect(printPack(packOf([]), CALL)).toContain('Insights come from fixed rules');
  });
});
