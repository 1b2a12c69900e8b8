import { expect } from 'vitest';
import type { Answer } from './ask.ts';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/** Status, headers and bytes, less request ids and the clock. */
function shapeOf({ status, headers, text }: Answer) {
  const { date: _date, 'x-request-id': _id, ...rest } = headers;
  return { status, headers: rest, text: text.replace(ID, 'ID') };
}

/** Nobody outside can tell the two answers apart. */
export function expectSame(one: Answer, other: Answer): void {
  expect(shapeOf(one)).toEqual(shapeOf(other));
}

/** Packs also carry measured times. */
export function expectSamePack(one: Answer, other: Answer): void {
  const timeless = (answer: Answer): Answer => ({
    ...answer,
    text: answer.text.replace(/"(ms|slowestPathMs|pathMs)":\d+/gu, '"$1":0'),
  });
  expectSame(timeless(one), timeless(other));
}
