import { expect, it } from 'vitest';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import { date, decimal, flag, integer, text, texts, timestamp } from '../../api-worker/warehouse/parameters.ts';
import { ask, failureOf, openDoor, question } from './door.ts';
import { noRows, startScriptedServer } from './scripted-server.ts';

async function sent(parameters: QueryParameters) {
  await using server = await startScriptedServer(noRows);
  await ask(openDoor(server.endpoint).runQuery, question, { parameters });
  const [call] = server.queries();
  return Object.fromEntries((call?.body?.queryParameters ?? []).map(({ name, ...rest }) => [name, rest]));
}

it('sends a date and an instant with their values, never as an empty value that means NULL', async () => {
  const parameters = await sent({ today: date('2026-11-18'), as_of: timestamp('2026-11-18T10:45:00Z') });
  expect(parameters).toMatchObject({
    today: { parameterType: { type: 'DATE' }, parameterValue: { value: '2026-11-18' } },
    as_of: { parameterType: { type: 'TIMESTAMP' }, parameterValue: { value: '2026-11-18T10:45:00.000Z' } },
  });
});

it('sends the same instant for any offset it was written in', async () => {
  expect(await sent({ as_of: timestamp('2026-11-18T18:45:00+08:00') })).toMatchObject({
    as_of: { parameterValue: { value: '2026-11-18T10:45:00.000Z' } },
  });
});

it('sends money as the decimal text it was given', async () => {
  expect(await sent({ amount: decimal('12345678901234567890.123456789') })).toMatchObject({
    amount: { parameterType: { type: 'NUMERIC' }, parameterValue: { value: '12345678901234567890.123456789' } },
  });
});

it('gives every parameter its type, NULL and the empty list included', async () => {
  const parameters = await sent({
    nobody: text(null),
    never: date(null),
    count: integer(3),
    flag: flag(false),
    tiers: texts([]),
    two: texts(['a', 'b']),
  });
  expect(parameters).toMatchObject({
    nobody: { parameterType: { type: 'STRING' } },
    never: { parameterType: { type: 'DATE' } },
    count: { parameterType: { type: 'INT64' }, parameterValue: { value: 3 } },
    flag: { parameterType: { type: 'BOOL' }, parameterValue: { value: false } },
    tiers: { parameterType: { type: 'ARRAY', arrayType: { type: 'STRING' } }, parameterValue: { arrayValues: [] } },
    two: { parameterValue: { arrayValues: [{ value: 'a' }, { value: 'b' }] } },
  });
  expect(parameters.nobody?.parameterValue ?? {}).not.toHaveProperty('value.value');
});

// As a caller without types could hand them over.
const wrong: [string, string][] = [
  ['a day that no calendar has', '{"type":"DATE","value":"2026-02-30"}'],
  ['a day in another notation', '{"type":"DATE","value":"18/11/2026"}'],
  ['an instant where a day is due', '{"type":"DATE","value":"2026-11-18T10:45:00Z"}'],
  ['a number where a day is due', '{"type":"DATE","value":20261118}'],
  ['a day where an instant is due', '{"type":"TIMESTAMP","value":"2026-11-18"}'],
  ['an instant without an offset', '{"type":"TIMESTAMP","value":"2026-11-18T10:45:00"}'],
  ['an hour that no clock has', '{"type":"TIMESTAMP","value":"2026-11-18T25:45:00Z"}'],
  ['an instant with words behind it', '{"type":"TIMESTAMP","value":"2026-11-18Tsoon and no later Z"}'],
  ['an integer that doubles cannot hold', '{"type":"INT64","value":9007199254740993}'],
  ['money with a thousands separator', '{"type":"NUMERIC","value":"1,000.00"}'],
  ['no value at all', '{"type":"DATE"}'],
];

it.each(wrong)('refuses %s before anything is sent', async (_, parameter) => {
  await using server = await startScriptedServer(noRows);
  const { runQuery, reports } = openDoor(server.endpoint);
  const asked = ask(runQuery, question, { parameters: { wrong: JSON.parse(parameter) } });
  expect(await failureOf(asked)).toBe('invalid_query');
  expect(server.received).toEqual([]);
  expect(reports).toMatchObject([{ outcome: 'invalid_query', attempts: 0 }]);
});

it('refuses a question about one customer that names none, for it would answer "nothing on file"', async () => {
  await using server = await startScriptedServer(noRows);
  const { runQuery } = openDoor(server.endpoint);
  for (const customerId of [text(null), text('')]) {
    const asked = ask(runQuery, question, { parameters: { customer_id: customerId } });
    expect(await failureOf(asked)).toBe('invalid_query');
  }
  expect(server.received).toEqual([]);
});
