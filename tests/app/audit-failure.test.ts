import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import { ada, startFixture } from '../genesys/fixture.ts';
import { openDesk, repOf } from '../prep-pack/desk.ts';
import { codeOf, signIn } from './panel.ts';
import { startTestWorker } from './worker.ts';

let genesys: GenesysMock;
beforeAll(async () => {
  genesys = await startFixture();
});
afterAll(() => genesys.close());

/** A whole worker whose packs are real and whose audit log breaks after the sign-in. */
async function broken(failure: 'closed' | 'open') {
  let isBroken = false;
  const worker = startTestWorker({
    genesys,
    settings: { AUDIT_FAILURE: failure },
    writeAudit: () => {
      if (isBroken) throw new RangeError('disk full');
    },
    change: { preparePack: (...asked) => desk.preparePack(...asked) },
  });
  const desk = openDesk({ change: { audit: worker.dependencies.audit } });
  const conversationId = await desk.ringSigned({}, repOf(ada.id));
  const panel = await signIn(worker, genesys);
  isBroken = true;
  const accept = async (accept: string) => await panel.post('/v1/packs', { conversationId }, { headers: { accept } });
  const errors = () => worker.log.map((line) => JSON.parse(line)).filter(({ level }) => level === 50);
  return { worker, desk, accept, errors };
}

const MEDIA_TYPES = ['application/x-ndjson', 'application/json', 'text/html'];
const CUSTOMER = /\bLtd\b|"identity"/u;

test.each(MEDIA_TYPES)('closed: not one byte about the customer leaves as %s', async (mediaType) => {
  const { worker, desk, accept, errors } = await broken('closed');
  const answer = await accept(mediaType);
  expect([answer.status, codeOf(answer)]).toEqual([503, 'audit_unavailable']);
  expect(answer.text).not.toMatch(CUSTOMER);
  expect(desk.sectionQueries()).toEqual([]);
  expect(worker.dependencies.metrics.exposition()).toContain('bcs_events_total{event="audit_lost"} 1');
  expect(errors()).toContainEqual(expect.objectContaining({ msg: 'an audit line was lost' }));
});

test('open: the pack is answered whole, and each line lost is counted and told', async () => {
  const { worker, accept, errors } = await broken('open');
  const answer = await accept('application/json');
  expect(answer.status).toBe(200);
  expect(answer.text).toMatch(CUSTOMER);
  expect(answer.json).toMatchObject({ complete: true });
  expect(worker.dependencies.metrics.exposition()).toContain('bcs_events_total{event="audit_lost"} 2');
  expect(errors().filter(({ msg }) => msg === 'an audit line was lost')).toHaveLength(2);
});
