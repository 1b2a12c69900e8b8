import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { KEYED_OTHERWISE } from '../../api-worker/warehouse/keyed-otherwise.ts';
import { translationKey } from '../../mocks/bigquery/translation-cache.ts';
import { REP } from '../../mocks/stage/cast.ts';
import { askAs, codeOf, framesOf, identityOf } from './frame/ask.ts';
import { attack } from './frame/attack.ts';
import { SPECIALIST } from './frame/people.ts';
import type { Scene } from './frame/scene.ts';
import { openScene } from './frame/scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());
afterEach(() => scene.queries.clearFaults());

const WORKER = fileURLToPath(new URL('../../api-worker/', import.meta.url));
const sqlFiles = readdirSync(WORKER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.sql'))
  .map((path) => ({ path, text: readFileSync(`${WORKER}${path}`, 'utf8') }));
const SECTIONS = ['alerts', 'kpis', 'revenue', 'transactions', 'journey', 'network', 'complaints'];

const verifiedPack = async () => {
  const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
  const answer = await scene.pack(await scene.rep(REP), { conversationId: id });
  scene.hangUp(id);
  return answer;
};

attack(
  'D1',
  'hostile words reach BigQuery as named parameters of the shipped text, never as text',
  { defences: ['named-parameters'] },
  async () => {
    const hostile = ["'; DROP TABLE customers; --", '" OR 1=1 --', '@customer_id', '$1', '`bcs`.inhibit_data'];
    await scene.mark();
    for (const word of hostile) {
      const id = await scene.ring(REP, 'unknown-caller');
      scene.stage.genesys.control.setAttributes(id, { BCIN: word, PCIN: word });
      const answer = await scene.pack(await scene.rep(REP), { conversationId: id });
      expect(identityOf(answer).identity.state).toBe('unidentified');
      scene.hangUp(id);
    }
    await verifiedPack();
    const shipped = new Set(sqlFiles.map(({ text }) => translationKey(text)));
    const asked = (await scene.queries.calls()).filter(({ sqlHash }) => sqlHash !== undefined);
    expect(asked.length).toBeGreaterThan(hostile.length);
    expect(asked.filter(({ sqlHash }) => !shipped.has(sqlHash ?? ''))).toEqual([]);
    expect(asked.filter(({ parameters }) => !parameters?.length)).toEqual([]);
  },
);

attack('D1', 'no query text is made by a program', { defences: ['named-parameters'] }, async () => {
  const code = readdirSync(WORKER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const inCode = code.filter((path) =>
    /\b(SELECT\s+[\w*@(]|FROM\s+`|INSERT INTO|WHERE\s+\w+\s*=)/u.test(readFileSync(`${WORKER}${path}`, 'utf8')),
  );
  expect(inCode).toEqual([]);
});

attack(
  'D2',
  'a query that would read more than the limit is refused, and that is unknown, not empty',
  { defences: ['bytes-limit'] },
  async () => {
    const frugal = await scene.another({ BIGQUERY_MAX_BYTES_BILLED: '1' });
    const id = await scene.ring(REP, 'fraud-delay-builder', 'verified');
    await scene.mark();
    const answer = await askAs(
      frugal.port,
      await scene.rep(REP),
      '/v1/packs',
      { conversationId: id },
      { accept: 'application/x-ndjson' },
    );
    expect(identityOf(answer).identity.state).toBe('look-up-failed');
    await scene.nothingLeaks([answer]);
    scene.hangUp(id);
  },
);

attack(
  'D2',
  "the worker's service account reads the authorised views and no base table",
  { defences: ['dataset-grants'] },
  async () => {
    const ask = async (query: string) => {
      const body = JSON.stringify({ query, useLegacySql: false });
      const answer = await fetch(`${scene.stage.bigQueryEndpoint}/bigquery/v2/projects/bcs-local/queries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return answer.status;
    };
    for (const table of ['inhibit_data', 'customers', 'access_audit']) {
      expect(await ask(`SELECT COUNT(*) AS n FROM bcs.${table}`)).toBe(403);
    }
    // The FROM of EXTRACT names a column, not a table.
    const tablesOf = (text: string) => text.replaceAll(/--.*$/gmu, '').replaceAll(/\bEXTRACT\(\w+ FROM/gu, 'EXTRACT(');
    const elsewhere = sqlFiles.filter(({ text }) => /\b(FROM|JOIN)\s+`?\w+`?\s*\./iu.test(tablesOf(text)));
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
    const keyless = sqlFiles.filter(({ text }) => !/@customer_id\b/u.test(text));
    expect(keyless.map(({ path }) => basename(path, '.sql')).toSorted()).toEqual(
      Object.keys(KEYED_OTHERWISE).toSorted(),
    );
  },
);

for (const section of SECTIONS) {
  attack(
    'D3',
    `a row of another customer in ${section} fails that section and is not sent`,
    { defences: ['subject-check'] },
    async () => {
      await scene.queries.fault({
        match: { labels: { query: section } },
        otherCustomer: { row: 0, column: 'subject_customer_id', value: 'cu_someone_else' },
      });
      const key = section === 'alerts' || section === 'complaints' ? 'fraud-delay-builder' : 'hk-trader';
      const id = await scene.ring(REP, key, 'verified');
      const answer = await scene.pack(await scene.rep(REP), { conversationId: id, sections: [section] });
      const frames = framesOf(answer).filter((each) => each.type === 'section');
      expect(frames).toMatchObject([{ id: section, status: 'failed', code: 'wrong_subject', blocks: [] }]);
      // The line may come after the answer.
      await expect
        .poll(() => scene.worker.lines().findLast(({ msg }) => msg === 'section failed'))
        .toMatchObject({ section, code: 'wrong_subject' });
      expect(answer.text).not.toContain('cu_someone_else');
      scene.hangUp(id);
    },
  );
}

const ofSomeoneElse = (query: string) =>
  scene.queries.fault({
    match: { labels: { query } },
    otherCustomer: { row: 0, column: 'subject_customer_id', value: 'cu_someone_else' },
  });

attack(
  'D3',
  'a row of another customer where the customer is looked up names nobody and is a failure, not nobody',
  { defences: ['subject-check'] },
  async () => {
    await ofSomeoneElse('subject');
    await scene.mark();
    const answer = await verifiedPack();
    expect(identityOf(answer)).toMatchObject({
      identity: { state: 'look-up-failed', code: 'wrong_subject' },
      sections: [],
    });
    expect(identityOf(answer).ticket).toBeUndefined();
    await scene.nothingLeaks([answer]);
  },
);

attack(
  'D3',
  'a row of another customer in answer to a reveal is not sent, and no reveal is recorded',
  { defences: ['subject-check'] },
  async () => {
    const robin = await scene.rep(SPECIALIST);
    const id = await scene.ring(SPECIALIST, 'fraud-delay-builder', 'verified');
    const { ticket, registrationNumber } = identityOf(
      await scene.pack(robin, { conversationId: id, sections: ['alerts'] }),
    );
    const reveal = () => askAs(scene.worker.port, robin, '/v1/reveals', { reveal: registrationNumber?.reveal, ticket });
    await ofSomeoneElse('company-registration-number');
    const refused = await reveal();
    expect([refused.status, codeOf(refused)]).toEqual([502, 'upstream_failed']);
    expect(scene.auditsOf(id).map(({ type }) => type)).not.toContain('REVEAL');
    await scene.queries.clearFaults();
    const shown = JSON.parse((await reveal()).text);
    expect(shown.text).toMatch(/^\d{8}$/u);
    for (const word of [shown.text, 'cu_someone_else']) expect(refused.text).not.toContain(word);
    scene.hangUp(id);
  },
);

attack('D4', 'a column nobody asked for never leaves the worker', { defences: ['row-schema'] }, async () => {
  await scene.queries.fault({ match: {}, extraColumn: { name: 'ssn', value: '078-05-1120' } });
  const answer = await verifiedPack();
  expect(framesOf(answer).at(-1)).toMatchObject({ type: 'done', complete: true });
  expect(answer.text).not.toMatch(/ssn|078-05-1120/u);
  expect(scene.worker.written()).not.toContain('078-05-1120');
});
