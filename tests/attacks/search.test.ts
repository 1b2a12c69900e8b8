import { afterAll, beforeAll, expect } from 'vitest';
import { scenarioOf } from '../../mocks/bank/scenarios.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { MANAGER, SPECIALIST } from './frame/people.ts';
import { expectSame } from './frame/same.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';
import { forgedSeal } from './frame/seals.ts';
import type { Rep } from './frame/sign-in.ts';

const RESTRICTED = scenarioOf('deal-restricted');
/** Acts for companies of the standard tier. */
const RESTRICTED_PERSON = { type: 'PCIN', value: 'GBP7001359' };
const RESTRICTED_PHONE = '+441144960097';
const NOBODY = { type: 'BCIN', value: 'GBB9999999' };

let scene: Scene;
let searcher: Rep;
beforeAll(async () => {
  scene = await openScene();
  searcher = await scene.rep(SPECIALIST);
});
afterAll(() => scene.close());

const search = (who: Rep, what: object) =>
  askAs(scene.worker.port, who, '/v1/search', { ...what, reason: 'follow-up' });
const hitsOf = ({ text }: { text: string }): { handle: string; name: string }[] => JSON.parse(text).hits;

attack(
  'A25',
  'a restricted customer is no search hit, by name or by identifier, and only the audit knows',
  { defences: ['tier-in-search', 'tier-in-look-up'] },
  async () => {
    await scene.mark();
    const byName = await search(searcher, { text: 'Meridian Forge' });
    expectSame(byName, await search(searcher, { text: 'Nobody Of This Name' }));
    const before = scene.worker.audits().length;
    const [{ bcin: value = '' } = {}] = RESTRICTED.legs;
    const byNumber = await search(searcher, { identifier: { type: 'BCIN', value } });
    expectSame(byNumber, await search(searcher, { identifier: NOBODY }));
    expect([byName, byNumber].map(({ status, text }) => [status, text])).toEqual([
      [200, '{"hits":[],"hasMore":false}'],
      [200, '{"hits":[],"hasMore":false}'],
    ]);
    expect(scene.worker.audits().slice(before)).toMatchObject([
      { type: 'SEARCH', result: 'found_0', reason: 'follow-up' },
      { type: 'DENIED', result: 'access_tier', customerId: RESTRICTED.customerId },
      { type: 'SEARCH', result: 'found_0' },
    ]);
    await scene.nothingLeaks([byName, byNumber]);
  },
);

attack(
  'A25',
  'the number of a restricted person finds none of the businesses they act for, and rings in as a number of nobody',
  { defences: ['tier-of-named-person'] },
  async () => {
    await scene.mark();
    const before = scene.worker.audits().length;
    const found = await search(searcher, { identifier: RESTRICTED_PERSON });
    expectSame(found, await search(searcher, { identifier: NOBODY }));
    expect(scene.worker.audits().slice(before)).toContainEqual(
      expect.objectContaining({ type: 'DENIED', result: 'access_tier' }),
    );
    const ring = (ani: string) => scene.stage.genesys.control.ring({ userId: REP.id, ani, attributes: {} }).id;
    const rep = await scene.rep(REP);
    const [known, unknown] = [ring(RESTRICTED_PHONE), ring('+441632960999')];
    const [theirs, nobodys] = [
      await scene.pack(rep, { conversationId: known }),
      await scene.pack(rep, { conversationId: unknown }),
    ];
    expect(identityOf(theirs).identity).toEqual(identityOf(nobodys).identity);
    await scene.nothingLeaks([found, theirs]);
    for (const id of [known, unknown]) scene.hangUp(id);
  },
);

attack(
  'A25',
  'whoever may search finds masked names; whoever may not finds nothing, and that is recorded',
  { defences: ['searcher-role', 'names-masked'] },
  async () => {
    await scene.mark();
    const found = await search(searcher, { text: 'Northgate Builders' });
    expect(hitsOf(found)).toMatchObject([{ name: expect.stringMatching(/^N•••/u) }]);
    expect(found.text).not.toMatch(/orthgate|uilders/u);
    await scene.nothingLeaks([found]);
    for (const who of [REP, MANAGER]) {
      const refused = await search(await scene.rep(who), { text: 'Northgate Builders' });
      expect([refused.status, codeOf(refused)]).toEqual([403, 'not_permitted']);
      expect(scene.worker.audits().at(-1)).toMatchObject({ type: 'DENIED', result: 'search_not_permitted' });
    }
    expect(await scene.queries.names()).toEqual(['customers-by-name']);
  },
);

attack(
  'A13',
  "another rep's search hit or reveal is worth what a forged one is",
  { defences: ['handle-of-rep'] },
  async () => {
    const [hit] = hitsOf(await search(searcher, { text: 'Northgate Builders' }));
    const opened = identityOf(await scene.pack(searcher, { handle: hit?.handle, reason: 'follow-up' }));
    const reveal = opened.registrationNumber?.reveal ?? '';
    expect(reveal).not.toBe('');
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    const rep = await scene.rep(REP);
    const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
    await scene.mark();
    const forged = `${hit?.handle.slice(0, -8)}AAAAAAAA`;
    const stolen = await scene.pack(rep, { handle: hit?.handle, reason: 'follow-up' });
    expect([stolen.status, codeOf(stolen)]).toEqual([400, 'handle_invalid']);
    expectSame(stolen, await scene.pack(rep, { handle: forged, reason: 'follow-up' }));
    const withoutReason = await scene.pack(searcher, { handle: hit?.handle });
    expect([withoutReason.status, codeOf(withoutReason)]).toEqual([400, 'malformed_request']);
    const revealed = await askAs(scene.worker.port, rep, '/v1/reveals', { reveal, ticket });
    expect([revealed.status, codeOf(revealed)]).toEqual([403, 'not_permitted']);
    const mixed = await askAs(scene.worker.port, searcher, '/v1/reveals', { reveal, ticket });
    expect([mixed.status, codeOf(mixed)]).toEqual([400, 'handle_invalid']);
    expect(await scene.queries.names()).toEqual([]);
    await scene.nothingLeaks([stolen, withoutReason, revealed, mixed]);
    scene.hangUp(id);
  },
);

attack(
  'A13',
  'nothing is revealed for a call that says something else of its customer by now, another one or less',
  { defences: ['reveal-same-claims'] },
  async () => {
    const id = await scene.ring(SPECIALIST, 'healthy-grower', 'verified');
    const opened = identityOf(await scene.pack(searcher, { conversationId: id, sections: ['alerts'] }));
    const request = { reveal: opened.registrationNumber?.reveal, ticket: opened.ticket };
    const reveal = () => askAs(scene.worker.port, searcher, '/v1/reveals', request);
    const shown = await reveal();
    expect([shown.status, JSON.parse(shown.text).field]).toEqual([200, 'company-registration-number']);
    const { control } = scene.stage.genesys;
    const [{ bcin: another = '' } = {}] = scenarioOf('fraud-delay-builder').legs;
    const [{ bcin: same = '' } = {}] = scenarioOf('healthy-grower').legs;
    const sign = (value: string, level: 'asserted' | 'verified') =>
      control.issueStatement(id, { customer: { type: 'BCIN', value }, level, method: 'IVR_PIN' });
    await scene.mark();
    await sign(same, 'asserted');
    const lowered = await reveal();
    await sign(another, 'verified');
    control.setAttributes(id, { BCIN: another, PCIN: '' });
    const changed = await reveal();
    expect([lowered, changed].map((each) => [each.status, codeOf(each)])).toEqual(Array(2).fill([409, 'conflict']));
    const denied = scene.auditsOf(id).filter(({ type }) => type === 'DENIED');
    expect(denied.map(({ result }) => result)).toEqual(['reveal_conflict', 'reveal_conflict']);
    expect(await scene.queries.names()).not.toContain('company-registration-number');
    await scene.nothingLeaks([lowered, changed]);
    scene.hangUp(id);
  },
);

attack(
  'A13',
  'whoever may not reveal reveals nothing, even with a sound handle to a customer of their own call',
  { defences: ['revealer-role', 'reveal-of-ticket'] },
  async () => {
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    const [rep, robin] = [await scene.rep(REP), await scene.rep(SPECIALIST)];
    const { ticket } = identityOf(await scene.pack(rep, { conversationId: id }));
    const handleFor = (repId: string, key: string) =>
      forgedSeal({
        purpose: 'reveal',
        secret: scene.secrets.session,
        claims: { repId, customerId: scenarioOf(key).customerId, field: 'company-registration-number' },
      });
    await scene.mark();
    const reveal = await handleFor(REP.id, 'fraud-delay-builder');
    const refused = await askAs(scene.worker.port, rep, '/v1/reveals', { reveal, ticket });
    expect([refused.status, codeOf(refused)]).toEqual([403, 'not_permitted']);
    expect(scene.worker.audits().at(-1)).toMatchObject({ type: 'DENIED', result: 'reveal_not_permitted' });
    const theirs = await scene.ring(SPECIALIST, 'healthy-grower', 'verified');
    const own = identityOf(await scene.pack(robin, { conversationId: theirs, sections: ['alerts'] })).ticket;
    const another = await handleFor(SPECIALIST.id, 'fraud-delay-builder');
    const mixed = await askAs(scene.worker.port, robin, '/v1/reveals', { reveal: another, ticket: own });
    expect([mixed.status, codeOf(mixed)]).toEqual([400, 'handle_invalid']);
    expect(await scene.queries.names()).not.toContain('company-registration-number');
    for (const each of [id, theirs]) scene.hangUp(each);
  },
);
