import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { printPack } from '../../api-worker/print/print-pack.ts';
import { PRINT_POLICY } from '../../api-worker/print/style.ts';
import { packOf } from './pack-of.ts';

it('lets the print page use the sheet it carries, and nothing else', () => {
  const sheets = [
    ...printPack(packOf([]), { atMs: 0, conversationId: undefined }).matchAll(/<style>([\s\S]*?)<\/style>/gu),
  ].map(([, sheet]) => sheet ?? '');
  expect(sheets).toHaveLength(1);
  const hash = createHash('sha256')
    .update(sheets[0] ?? '')
    .digest('base64');
  expect(PRINT_POLICY).toContain(`style-src 'sha256-${hash}'`);
  expect(PRINT_POLICY).toContain("default-src 'none'");
});
