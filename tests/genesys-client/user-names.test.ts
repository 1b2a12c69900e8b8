import { expect, it } from 'vitest';
import { AppError, AskerLeft } from '../../api-worker/errors.ts';
import type { GenesysCall } from '../../api-worker/genesys/genesys-fetch.ts';
import { createUserNames } from '../../api-worker/genesys/user-names.ts';
import { REP } from '../prep-pack/desk.ts';

const never = new AbortController().signal;

function open(answer: (call: GenesysCall) => unknown = namesOfAll) {
  const calls: GenesysCall[] = [];
  const genesysFetch = async (call: GenesysCall) => {
    calls.push(call);
    return answer(call);
  };
  const userNames = createUserNames({ genesysFetch, apiOrigin: 'https://api.genesys.example' });
  return { calls, ask: (ids: string[]) => userNames(REP, ids, never) };
}

const namesOfAll = ({ url }: GenesysCall) => ({
  entities: new URL(url).searchParams
    .getAll('id')
    .map((id) => ({ id, name: `Name of ${id}`, email: 'x@bank.example' })),
});
const failing = (error: Error) => () => {
  throw error;
};

it('asks for each user once, with the asker’s own token, and keeps the name alone', async () => {
  const { calls, ask } = open();
  expect(await ask(['a', 'b', 'a'])).toEqual(
    new Map([
      ['a', 'Name of a'],
      ['b', 'Name of b'],
    ]),
  );
  expect(calls).toMatchObject([{ method: 'GET', token: REP.genesysToken }]);
  expect(new URL(calls[0]?.url ?? '').searchParams.getAll('id')).toEqual(['a', 'b']);
});

it('asks for many in parts, and for nobody not at all', async () => {
  const many = open();
  expect((await many.ask(Array.from({ length: 120 }, (_, place) => `u${place}`))).size).toBe(120);
  expect(many.calls).toHaveLength(3);
  const none = open();
  expect((await none.ask([])).size).toBe(0);
  expect(none.calls).toEqual([]);
});

it.each(['upstream_failed', 'upstream_busy', 'upstream_timeout'] as const)(
  'knows no names where Genesys answers %s, and the list stands all the same',
  async (code) => {
    expect((await open(failing(new AppError(code))).ask(['a'])).size).toBe(0);
  },
);

it('is no list for a supervisor whose session has ended or who has left', async () => {
  await expect(open(failing(new AppError('session_expired'))).ask(['a'])).rejects.toMatchObject({ status: 401 });
  await expect(open(failing(new AskerLeft())).ask(['a'])).rejects.toThrow(AskerLeft);
});
