import { pino } from 'pino';
import { expect, test } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import { logError } from '../../api-worker/http/request-log.ts';

function logged(cause: unknown): string {
  let written = '';
  const log = pino({ level: 'info' }, { write: (line: string) => (written += line) });
  logError(log, 'request-1', new AppError('internal', { cause }));
  return written;
}

test('an error is logged by its kind and where it came from', () => {
  const { causes } = JSON.parse(logged(new RangeError('words')));
  expect(causes).toMatchObject([
    { name: 'RangeError', at: expect.arrayContaining([expect.stringMatching(/request-log\.test\.ts:\d+:\d+/u)]) },
  ]);
});

test.each([
  ['a message whose line looks like a frame', new Error('Syntax error\n    at Northgate Builders Ltd 44123456')],
  ['one that looks exactly like a frame', new Error('No\n    at Northgate (44123456:1:2)\n    at x:3:4')],
  [
    'a message changed after the stack was made',
    Object.assign(new Error('No\n    at Northgate 44123456:1:2'), { message: 'changed' }),
  ],
])('%s leaves none of its words in the log', (_what, cause) => {
  expect(logged(cause)).toContain('"name":"Error"');
  expect(logged(cause)).not.toMatch(/Northgate|44123456/u);
});
