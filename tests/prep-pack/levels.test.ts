import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { SECTION_IDS } from '../../api-worker/contract/sections.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { claimOf, identityOf, openDesk, QUERIED, sectionsOf } from './desk.ts';

/** What a rep sees, less what is new in every answer: ids and times. */
const bytesOf = (frames: Frame[]) =>
  frames.map(({ ticketId: _, ...frame }) =>
    JSON.stringify(frame).replace(/"(ms|pathMs|slowestPathMs)":\d+/gu, '"$1":0'),
  );

describe('what a level shows', () => {
  it('holds eight sections of a claimed customer, and asks no section query', async () => {
    const desk = openDesk();
    const frames = await desk.pack({ conversationId: desk.ring({ claims: [claimOf('B-1')] }) });
    expect(identityOf(frames).identity).toMatchObject({ level: 'claimed', customer: { isMasked: true } });
    expect(sectionsOf(frames).map(({ id, status, code }) => `${id} ${status} ${code}`)).toEqual(
      SECTION_IDS.map((id) => `${id} held held_claimed`),
    );
    expect(frames.at(-1)).toMatchObject({ type: 'done', complete: true });
    expect(desk.sectionQueries()).toEqual([]);
    expect(desk.audit.map(({ type, result }) => `${type} ${result}`)).toEqual(['LOOKUP claimed']);
  });

  it('holds eight sections of an asserted customer, and asks no section query', async () => {
    const desk = openDesk();
    const frames = await desk.pack({ conversationId: await desk.ringSigned({ level: 'asserted' }) });
    expect(sectionsOf(frames).map(({ code }) => code)).toEqual(SECTION_IDS.map(() => 'held_asserted'));
    expect(desk.sectionQueries()).toEqual([]);
    expect(desk.audit.map(({ type, result }) => `${type} ${result}`)).toEqual(['LOOKUP asserted']);
  });

  it('holds each section once, however often it was asked for', async () => {
    const desk = openDesk();
    const conversationId = desk.ring({ claims: [claimOf('B-1')] });
    expect(sectionsOf(await desk.pack({ conversationId, sections: ['kpis', 'kpis'] }))).toHaveLength(1);
  });

  it('shows a verified customer: identity first, then alerts, then every other section, then the end', async () => {
    const desk = openDesk();
    const frames = await desk.pack({ conversationId: await desk.ringSigned() });
    expect(frames.slice(0, 2)).toMatchObject([{ type: 'identity' }, { type: 'section', id: 'alerts' }]);
    expect(new Set(sectionsOf(frames).map(({ id, status }) => `${id} ${status}`))).toEqual(
      new Set(SECTION_IDS.map((id) => `${id} ready`)),
    );
    expect(frames.at(-1)).toMatchObject({ type: 'done', complete: true });
    expect(desk.sectionQueries().toSorted()).toEqual(QUERIED.toSorted());
  });

  it('gives a customer the same mark within a conversation, and another one in every other', async () => {
    const desk = openDesk();
    const conversationId = await desk.ringSigned();
    const markOf = async (id: string) => identityOf(await desk.pack({ conversationId: id })).customerMark;
    const mark = await markOf(conversationId);
    expect(mark).toMatch(/^[\w-]{22}$/u);
    expect(await markOf(conversationId)).toBe(mark);
    expect(await markOf(await desk.ringSigned())).not.toBe(mark);
    desk.ring({ conversationId, statements: [await desk.sign(conversationId, { customerId: 'B' })] });
    expect(await markOf(conversationId)).not.toBe(mark);
  });
});

describe('a customer this rep may not see', () => {
  it.each([
    ['claimed', async (desk: ReturnType<typeof openDesk>) => desk.ring({ claims: [claimOf('B-9')] })],
    ['verified', async (desk: ReturnType<typeof openDesk>) => desk.ringSigned({ customerId: 'R' })],
  ])('and who is %s, is answered byte for byte as nobody', async (_, ringRestricted) => {
    const desk = openDesk();
    const nobody = await desk.pack({ conversationId: desk.ring({ claims: [claimOf('unknown')] }) });
    const restricted = await desk.pack({ conversationId: await ringRestricted(desk) });
    expect(bytesOf(restricted)).toEqual(bytesOf(nobody));
    expect(identityOf(restricted).identity.state).toBe('unidentified');
    expect(identityOf(restricted).ticket).toBeUndefined();
    expect(desk.sectionQueries()).toEqual([]);
  });

  it('costs the same questions as a claim that names nobody', async () => {
    const [nobody, restricted] = [openDesk(), openDesk()];
    await nobody.pack({ conversationId: nobody.ring({ claims: [claimOf('unknown')] }) });
    await restricted.pack({ conversationId: restricted.ring({ claims: [claimOf('B-9')] }) });
    expect(restricted.queries).toEqual(nobody.queries);
  });

  it('is told to the audit alone', async () => {
    const desk = openDesk();
    await desk.pack({ conversationId: desk.ring({ claims: [claimOf('B-9')] }) });
    expect(desk.audit).toMatchObject([
      { type: 'LOOKUP', result: 'unidentified' },
      { type: 'DENIED', customerId: 'R', result: 'access_tier' },
    ]);
  });
});

describe('a look-up that fails', () => {
  it.each(['timeout', 'unavailable', 'denied', 'malformed', 'wrong_subject'] as const)(
    'with %s says so, and never that nobody was found',
    async (failure) => {
      const desk = openDesk({ answers: { subject: () => Promise.reject(new WarehouseError(failure)) } });
      const frames = await desk.pack({ conversationId: await desk.ringSigned() });
      expect(identityOf(frames)).toMatchObject({ identity: { state: 'look-up-failed', code: failure }, sections: [] });
      expect(sectionsOf(frames)).toEqual([]);
      expect(frames.at(-1)).toMatchObject({ type: 'done', complete: false });
      expect(identityOf(frames).ticket).toBeUndefined();
      expect(desk.sectionQueries()).toEqual([]);
      expect(desk.audit).toMatchObject([{ type: 'LOOKUP', result: 'look-up-failed' }]);
    },
  );

  it('keeps the ticket id of the pack it was to complete', async () => {
    const answers: Record<string, () => Promise<void>> = {};
    const desk = openDesk({ answers });
    const conversationId = await desk.ringSigned();
    const { ticket = '', ticketId } = identityOf(await desk.pack({ conversationId }));
    answers.subject = () => Promise.reject(new WarehouseError('timeout'));
    expect(identityOf(await desk.pack({ conversationId, ticket, sections: ['kpis'] })).ticketId).toBe(ticketId);
  });

  it('does not happen without identifiers: nobody is asked for and nobody is found', async () => {
    const desk = openDesk({ answers: { subject: () => Promise.reject(new WarehouseError('timeout')) } });
    const frames = await desk.pack({ conversationId: desk.ring({ conversationId: randomUUID() }) });
    expect(identityOf(frames).identity.state).toBe('unidentified');
    expect(frames.at(-1)).toMatchObject({ complete: true });
    expect(desk.queries).toEqual([]);
  });
});
