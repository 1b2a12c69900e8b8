import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { askAs, codeOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { SPECIALIST } from './frame/people.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { forgedSeal } from './frame/seals.ts';

let scene: Scene;
let grant: string;
beforeAll(async () => {
  scene = await openScene();
  const { customerId } = scenarioOf('fraud-delay-builder');
  const pinned = { customerId, callerId: null, level: 'asserted', label: 'Northgate', market: 'GB' };
  grant = await forgedSeal({
    ...{ purpose: 'pin', secret: scene.secrets.pin, kid: 'p1', claims: { ...pinned, repId: SPECIALIST.id } },
  });
});
afterAll(() => scene.close());

/** What names customers without a call, and what it says when it is recorded. */
const LISTS: [path: string, body: () => object, shown: RegExp][] = [
  ['/v1/search', () => ({ text: 'Northgate Builders', reason: 'follow-up' }), /N•••/u],
  ['/v1/pins/list', () => ({ grants: [grant] }), /Northgate/u],
  ['/v1/openings', () => ({}), /"openings":\[/u],
];

for (const failure of ['closed', 'open'] as const) {
  attack(
    'D13',
    `with the audit sink down searches, pins and the list of openings fail ${failure} as well`,
    { defences: ['audit-fails-closed', 'search-audited-first', 'pins-audited-first', 'openings-audited-first'] },
    async () => {
      const worker = await scene.another({ AUDIT_FAILURE: failure, LOG_LEVEL: 'info' });
      const searcher = await scene.rep(SPECIALIST);
      const ask = ([path, body]: (typeof LISTS)[number]) => askAs(worker.port, searcher, path, body());
      // Each is a line that is written while the sink takes any.
      for (const list of LISTS) expect((await ask(list)).text).toMatch(list[2]);
      expect(worker.audits().map(({ type }) => type)).toEqual(['SEARCH', 'PIN', 'OPENINGS']);
      worker.child.stdout?.destroy();
      for (const list of LISTS) {
        const answer = await ask(list);
        const seen = [answer.status, list[2].test(answer.text)];
        expect([list[0], ...seen]).toEqual(failure === 'closed' ? [list[0], 503, false] : [list[0], 200, true]);
        if (failure === 'closed') expect(codeOf(answer)).toBe('audit_unavailable');
      }
    },
  );
}
