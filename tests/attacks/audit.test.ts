import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { REP } from '../../mocks/stage/cast.ts';
import { codeOf, panelHeaders } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(async () => {
  scene.genesys.bend(null);
  await scene.queries.clearFaults();
});

attack(
  'D12',
  'no byte about a customer leaves before its audit line, even if the worker is killed',
  { defences: ['audit-first'] },
  async () => {
    const worker = await scene.another();
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    const headers = await panelHeaders('/v1/packs', await scene.rep(REP));
    const answer = await fetch(`http://127.0.0.1:${worker.port}/v1/packs`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ conversationId: id }),
    });
    const first = await answer.body?.getReader().read();
    await worker.kill('SIGKILL');
    expect(new TextDecoder().decode(first?.value)).toContain('Northgate');
    expect(worker.audits().filter(({ conversationId }) => conversationId === id)).toMatchObject([
      { type: 'LOOKUP', result: 'verified', repId: REP.id },
      { type: 'VIEW', result: 'shown', repId: REP.id },
    ]);
    expect(worker.audits().map(({ sequence }) => sequence)).toEqual([1, 2]);
    scene.hangUp(id);
  },
);

for (const failure of ['closed', 'open'] as const) {
  attack(
    'D13',
    `with the audit sink down the worker fails ${failure}`,
    { defences: ['audit-fails-closed'] },
    async () => {
      const worker = await scene.another({ AUDIT_FAILURE: failure, LOG_LEVEL: 'info' });
      const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
      worker.child.stdout?.destroy();
      const answer = await scene.packAt(worker, await scene.rep(REP), id);
      const seen = { status: answer.status, showsCustomer: answer.text.includes('Northgate') };
      expect(seen).toEqual(
        failure === 'closed' ? { status: 503, showsCustomer: false } : { status: 200, showsCustomer: true },
      );
      if (failure === 'closed') expect(codeOf(answer)).toBe('audit_unavailable');
      scene.hangUp(id);
    },
  );
}

attack(
  'D14',
  "a client's own request id is not taken over, and a repeat is audited twice",
  { defences: ['own-request-id'] },
  async () => {
    const id = await scene.ring(REP, 'healthy-grower', 'verified');
    const same = { 'x-request-id': 'same-id-twice', 'idempotency-key': 'same-id-twice' };
    const answers = [
      await scene.packAt(scene.worker, await scene.rep(REP), id, same),
      await scene.packAt(scene.worker, await scene.rep(REP), id, same),
    ];
    expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(2);
    expect(scene.worker.written()).not.toContain('same-id-twice');
    const lines = scene.worker.audits().filter(({ conversationId }) => conversationId === id);
    expect(lines.map(({ type }) => type)).toEqual(['STATEMENT', 'LOOKUP', 'VIEW', 'LOOKUP', 'VIEW']);
    scene.hangUp(id);
  },
);
