import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createModel } from '../../api-worker/narrative/model.ts';
import type { Narrate, NarrativeReport } from '../../api-worker/narrative/narrate.ts';
import { createNarrate, templates } from '../../api-worker/narrative/narrate.ts';
import type { Behaviour, ModelServer } from '../../mocks/model/server.ts';
import { honest, startModel } from '../../mocks/model/server.ts';

const FACTS = [
  { id: 'I14', text: 'Deposits fell sharply: −42% in 30 days' },
  { id: 'I15', text: 'Limit nearly used: 86%' },
];
const TEMPLATES = ['Deposits fell sharply: −42% in 30 days.', 'Limit nearly used: 86%.'];

let server: ModelServer;
let narrate: Narrate;
let reports: NarrativeReport[];
beforeAll(async () => {
  server = await startModel();
});
beforeEach(() => {
  reports = [];
  const ask = createModel({ address: server.address, key: server.key, model: 'small' });
  narrate = createNarrate({ ask, report: (report) => reports.push(report), nowMs: () => performance.now() });
  server.behave({ says: honest });
});
afterAll(() => server.close());

const narrated = () => narrate(FACTS, new AbortController().signal);
const saying = (text: string): Behaviour => ({ says: () => text });

test("a model's honest sentences are told, in the facts' order", async () => {
  server.behave({
    says: () =>
      JSON.stringify({
        sentences: [
          { fact: 'I15', text: 'The limit is nearly used: 86%.' },
          { fact: 'I14', text: 'The deposits have dropped sharply: −42% in 30 days.' },
        ],
      }),
  });
  expect(await narrated()).toEqual([
    'The deposits have dropped sharply: −42% in 30 days.',
    'The limit is nearly used: 86%.',
  ]);
  expect(reports).toMatchObject([{ outcome: 'answered', taken: 2, refused: [] }]);
});

test('one lie costs its own sentence, which stands in our words', async () => {
  server.behave({
    says: () =>
      JSON.stringify({
        sentences: [
          { fact: 'I14', text: 'The deposits rose sharply: 42% in 30 days.' },
          { fact: 'I15', text: 'The limit is nearly used: 86%.' },
          { fact: 'I99', text: 'The customer has agreed.' },
        ],
      }),
  });
  expect(await narrated()).toEqual([TEMPLATES[0], 'The limit is nearly used: 86%.']);
  expect(reports).toMatchObject([{ outcome: 'answered', taken: 1, refused: ['meaning'] }]);
});

test.each<[string, Behaviour]>([
  ['stalls', { fails: 'stall' }],
  ['resets', { fails: 'reset' }],
  ['answers with a page', { fails: 'no-json' }],
  ['is overloaded', { fails: 'server-error' }],
  ['writes no JSON', saying('Deposits fell.')],
  ['writes another shape', saying('{"sentences":"Deposits fell"}')],
  ['writes too much', saying(JSON.stringify({ sentences: [], more: 'x'.repeat(10_000) }))],
  ['says nothing', saying('{"sentences":[]}')],
])('when the model %s, everything stands in our words', async (_, behaviour) => {
  server.behave(behaviour);
  expect(await narrated()).toEqual(TEMPLATES);
  expect(templates(FACTS)).toEqual(TEMPLATES);
});

test('the model is told facts and nothing else', async () => {
  await narrated();
  expect(JSON.parse(server.asked.at(-1) ?? '')).toEqual({ facts: FACTS });
});

test('without facts nobody is asked', async () => {
  const before = server.asked.length;
  expect(await narrate([], new AbortController().signal)).toEqual([]);
  expect(server.asked.length).toBe(before);
});

test('a model that keeps failing is left alone', async () => {
  server.behave({ fails: 'server-error' });
  for (let count = 0; count < 5; count += 1) await narrated();
  const before = server.asked.length;
  expect(await narrated()).toEqual(TEMPLATES);
  expect(server.asked.length).toBe(before);
});

test('a rep who leaves ends the wait', async () => {
  server.behave({ fails: 'stall' });
  const leaving = new AbortController();
  const waiting = narrate(FACTS, leaving.signal);
  leaving.abort();
  expect(await waiting).toEqual(TEMPLATES);
});
