import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect } from 'vitest';
import { packRequest, ticketRenewalRequest } from '../../api-worker/contract/packs.ts';
import { pinListRequest, pinRemovalRequest, pinRequest } from '../../api-worker/contract/pins.ts';
import { revealRequest } from '../../api-worker/contract/reveals.ts';
import { searchRequest } from '../../api-worker/contract/search.ts';
import { sessionRequest } from '../../api-worker/contract/session.ts';
import { statementRequest } from '../../api-worker/contract/statements.ts';
import { verificationRequest } from '../../api-worker/contract/verifications.ts';
import { OTHER_REP } from '../../mocks/stage/cast.ts';
import { ask, panelHeaders } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** Everything a body is read with. */
const VALIDATORS = [
  packRequest,
  ticketRenewalRequest,
  pinRequest,
  pinListRequest,
  pinRemovalRequest,
  sessionRequest,
  statementRequest,
  verificationRequest,
  searchRequest,
  revealRequest,
].map((schema) => ({ schema, fields: Object.keys(schema.shape) }));

const BATCHES = 50;
const RUNS_A_BATCH = 2_000;
/** Far beyond what a hundred thousand readings take: only a reading that explodes gets there. */
const BATCH_LIMIT_MS = 60_000;

const hostile = fc.oneof(
  fc.object({
    maxDepth: 4,
    key: fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'prototype', 'conversationId', 'handle', 'sections'),
    ),
  }),
  fc.string({ maxLength: 20_000 }),
  fc.constantFrom('a'.repeat(50_000), '-'.repeat(50_000), `${'0-'.repeat(20_000)}x`, `${'9'.repeat(40_000)}T`),
);

attack(
  'D15',
  'a hundred thousand hostile values make no validator slow and pollute nothing',
  { defences: ['pure-validators'], timeoutMs: 600_000 },
  async () => {
    const names = Object.getOwnPropertyNames(Object.prototype).sort();
    const reading = fc.property(hostile, fc.nat(20), (value, turn) => {
      for (const { schema, fields } of VALIDATORS) {
        schema.safeParse(value);
        schema.safeParse({ [fields[turn % fields.length] ?? '']: value });
      }
    });
    for (let batch = 0; batch < BATCHES; batch += 1) {
      fc.assert(reading, {
        numRuns: RUNS_A_BATCH,
        interruptAfterTimeLimit: BATCH_LIMIT_MS,
        markInterruptAsFailure: true,
      });
      await setImmediate();
    }
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(names);
  },
);

attack(
  'D15',
  'a body that would pollute or nest without end is malformed',
  { defences: ['strict-requests'] },
  async () => {
    const rep = await scene.rep(OTHER_REP);
    for (const body of [
      '{"__proto__":{"isAdmin":true}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
      `{"conversationId":${'['.repeat(6_000)}`,
    ]) {
      const headers = await panelHeaders('/v1/packs', rep);
      expect((await ask(scene.worker.port, { path: '/v1/packs', headers, body })).status).toBe(400);
    }
  },
);
