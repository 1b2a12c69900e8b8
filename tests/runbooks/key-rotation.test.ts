import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { askAs, framesOf, identityOf } from '../attacks/frame/ask.ts';
import type { RunningWorker } from '../attacks/frame/running-worker.ts';
import type { Scene } from '../attacks/frame/scene.ts';
import { openScene } from '../attacks/frame/scene.ts';
import type { Rep } from '../attacks/frame/sign-in.ts';
import { signInAt } from '../attacks/frame/sign-in.ts';
import { keyIdOf, keySet, rings } from './keys.ts';

const CUSTOMER = scenarioOf('healthy-grower');
const [{ bcin = '' } = {}] = CUSTOMER.legs;
const [old, next] = [keySet(1), keySet(2)];

/** The four revisions of the runbook. */
const REVISIONS = {
  'old alone': rings(old),
  'new behind': rings(old, next),
  'new in front': rings(next, old),
  'new alone': rings(next),
};
type Revision = keyof typeof REVISIONS;
const SEALED_BY: [Revision, number][] = [
  ['old alone', 1],
  ['new behind', 1],
  ['new in front', 2],
  ['new alone', 2],
];

let scene: Scene;
const workers = new Map<Revision, RunningWorker>();
beforeAll(async () => {
  scene = await openScene();
  for (const [revision] of SEALED_BY) workers.set(revision, await scene.another(REVISIONS[revision]));
});
afterAll(() => scene.close());

function at(revision: Revision): RunningWorker {
  const worker = workers.get(revision);
  if (!worker) throw new Error(`no worker of ${revision}`);
  return worker;
}

/** Has the flow ask this revision for its statement. */
async function ringSignedBy(revision: Revision): Promise<string> {
  scene.stage.genesys.control.useFlow({
    statementsUrl: `http://127.0.0.1:${at(revision).port}/v1/statements`,
    credential: scene.statementCredential,
    fetch,
  });
  const id = await scene.ring(REP, CUSTOMER.key);
  const customer = { type: 'BCIN', value: bcin } as const;
  await scene.stage.genesys.control.issueStatement(id, { customer, level: 'verified', method: 'IVR_PIN' });
  return id;
}

/** All that a rep and a call hold of one revision. */
async function held(revision: Revision) {
  const { port } = at(revision);
  const rep = await signInAt(scene.stage, port, REP);
  const id = await ringSignedBy(revision);
  const { ticket } = identityOf(await scene.packAt(at(revision), rep, id));
  const { grant } = JSON.parse((await askAs(port, rep, '/v1/pins', { ticket })).text);
  return { rep, id, ticket, grant: String(grant) };
}
type Held = Awaited<ReturnType<typeof held>>;

/** What another revision answers to it. */
async function answersOf(revision: Revision, { rep, id, ticket, grant }: Held) {
  const { port } = at(revision);
  const pack = await scene.packAt(at(revision), rep, id);
  const renewed = await askAs(port, rep, '/v1/tickets/renewal', { ticket });
  const listed = await askAs(port, rep, '/v1/pins/list', { grants: [grant] });
  return { pack, renewed: renewed.status, session: await renewal(port, rep), listed };
}

async function renewal(port: number, rep: Rep): Promise<string | undefined> {
  const answer = await askAs(port, rep, '/v1/session/renewal', {});
  return answer.status === 200 ? String(JSON.parse(answer.text).session) : undefined;
}

const labelsIn = (text: string) => JSON.parse(text).pins.map(({ label }: { label: string }) => label);

describe.each([
  ['old alone', 'new behind'],
  ['new behind', 'new in front'],
  ['new in front', 'new alone'],
] as const)('while %s gives way to %s', (before, after) => {
  test.each([
    [before, after],
    [after, before],
  ])('what a rep holds of %s goes on at %s: session, ticket, pin and statement', async (from, to) => {
    const given = await held(from);
    const { pack, renewed, session, listed } = await answersOf(to, given);
    expect(identityOf(pack).identity).toMatchObject({ state: 'identified', level: 'verified' });
    expect(framesOf(pack).at(-1)).toMatchObject({ type: 'done', complete: true });
    expect([renewed, labelsIn(listed.text)]).toEqual([200, ['Larkfield Bakery Supplies Ltd']]);
    expect(session).toBeDefined();
    scene.hangUp(given.id);
  });
});

test('the first key of a ring seals', async () => {
  for (const [revision, number] of SEALED_BY) {
    const { rep, id, grant } = await held(revision);
    expect([revision, keyIdOf(rep.session), keyIdOf(grant)]).toEqual([revision, `s${number}`, `p${number}`]);
    scene.hangUp(id);
  }
});

test('a pin of before the exchange is readable as long as its key is named, and nothing but gone after', async () => {
  const { id, grant } = await held('old alone');
  scene.hangUp(id);
  const listAt = async (revision: Revision) => {
    const rep = await signInAt(scene.stage, at(revision).port, REP);
    const answer = await askAs(at(revision).port, rep, '/v1/pins/list', { grants: [grant] });
    return [answer.status, labelsIn(answer.text)];
  };
  expect(await listAt('new in front')).toEqual([200, ['Larkfield Bakery Supplies Ltd']]);
  expect(await listAt('new alone')).toEqual([200, []]);
});

test('a statement of a key that is gone is a claim: the call goes on held, and no section is asked for', async () => {
  const id = await ringSignedBy('old alone');
  const rep = await signInAt(scene.stage, at('new alone').port, REP);
  await scene.mark();
  const pack = await scene.packAt(at('new alone'), rep, id);
  expect(identityOf(pack).identity).toMatchObject({ state: 'identified', level: 'claimed' });
  expect(await scene.queries.sectionQueries()).toEqual([]);
  scene.hangUp(id);
});
