import { expect, it } from 'vitest';
import { z } from 'zod';
import { ask, openDoor, questionOf } from './door.ts';
import type { Field } from './scripted-server.ts';
import { rows, SUBJECT_FIELD, startScriptedServer } from './scripted-server.ts';

async function received(field: Field, value: unknown): Promise<unknown> {
  await using server = await startScriptedServer(rows([SUBJECT_FIELD, field], [['C-1', value]]));
  const query = questionOf({ subject_customer_id: z.string(), [field.name]: z.unknown() });
  const [row] = await ask(openDoor(server.endpoint).runQuery, query);
  return row?.[field.name];
}

const cases: [string, Field['type'], unknown, unknown][] = [
  ['a count as its digits', 'INTEGER', '42', '42'],
  ['an INT64 above 2^53 exactly', 'INTEGER', '9007199254740993', '9007199254740993'],
  ['the smallest INT64 exactly', 'INTEGER', '-9223372036854775808', '-9223372036854775808'],
  ['money to its last digit', 'NUMERIC', '12345678901234567890.123456789', '12345678901234567890.123456789'],
  ['a tiny amount without an exponent', 'NUMERIC', '0.000000001', '0.000000001'],
  ['a very large BIGNUMERIC without an exponent', 'BIGNUMERIC', `1${'0'.repeat(30)}`, `1${'0'.repeat(30)}`],
  ['a whole amount', 'NUMERIC', '12', '12'],
  ['zero as zero', 'NUMERIC', '0', '0'],
  ['a rate as a number', 'FLOAT', '1.5', 1.5],
  ['true', 'BOOLEAN', 'true', true],
  ['false as false', 'BOOLEAN', 'false', false],
  ['a day as its text', 'DATE', '2026-11-18', '2026-11-18'],
  ['an instant in UTC', 'TIMESTAMP', '1738324800123000', '2025-01-31T12:00:00.123Z'],
  ['an instant to the microsecond', 'TIMESTAMP', '1738324800123456', '2025-01-31T12:00:00.123456000Z'],
  ['a wall time', 'DATETIME', '2026-11-18T10:45:00', '2026-11-18T10:45:00'],
  ['a time of day', 'TIME', '10:45:00', '10:45:00'],
  ['bytes as base64', 'BYTES', 'AAEC', 'AAEC'],
  ['text as it is', 'STRING', '北門 & <b>', '北門 & <b>'],
  ['the lines of a text, its joined emoji and its Arabic', 'STRING', 'a\r\n\tb 👩‍🚀 شركة', 'a\r\n\tb 👩‍🚀 شركة'],
  ['marks that would turn a line around as marks', 'STRING', 'may \u202eton\u202c pay', 'may \ufffdton\ufffd pay'],
  ['isolates and control characters as marks', 'STRING', '\u2066a\u2069\u0000\u009b', '\ufffda\ufffd\ufffd\ufffd'],
  ['nothing as null', 'NUMERIC', null, null],
  ['no instant as null', 'TIMESTAMP', null, null],
];

it.each(cases)('gives %s', async (_, type, wire, expected) => {
  expect(await received({ name: 'it', type }, wire)).toEqual(expected);
});

it('gives a list in its order, and an empty one as empty', async () => {
  const field: Field = { name: 'it', type: 'STRING', mode: 'REPEATED' };
  expect(await received(field, [{ v: 'b' }, { v: 'a' }])).toEqual(['b', 'a']);
  expect(await received(field, [])).toEqual([]);
});

it('gives structs and lists of structs with every value inside decoded', async () => {
  const field: Field = {
    name: 'it',
    type: 'RECORD',
    mode: 'REPEATED',
    fields: [
      { name: 'day', type: 'DATE' },
      { name: 'amount', type: 'NUMERIC' },
      { name: 'count', type: 'INTEGER' },
      { name: 'inner', type: 'RECORD', fields: [{ name: 'codes', type: 'STRING', mode: 'REPEATED' }] },
    ],
  };
  const inner = { f: [{ v: [{ v: 'x' }, { v: 'y' }] }] };
  const cell = { v: { f: [{ v: '2026-11-01' }, { v: '12.50' }, { v: '9007199254740993' }, { v: inner }] } };
  expect(await received(field, [cell])).toEqual([
    { day: '2026-11-01', amount: '12.5', count: '9007199254740993', inner: { codes: ['x', 'y'] } },
  ]);
});
