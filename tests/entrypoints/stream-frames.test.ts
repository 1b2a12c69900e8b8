import { describe, expect, test } from 'vitest';
import { frame, pack } from '../../api-worker/contract/frames.ts';
import { parseFrame } from '../../entrypoints/sidepanel/packs/parse-frame.ts';
import { doneLine, identified, identityLine, packLines, sectionLine } from './pack-lines.ts';

const parse = (line: unknown) => parseFrame(JSON.stringify(line));
const section = (extra: object) => parse(sectionLine('t1', 'kpis', 'A', extra));

describe('a frame of the panel', () => {
  test('names a section this panel has never heard of, also where places are reserved', () => {
    const places = [{ id: 'sustainability', title: 'Sustainability', reservedRows: 2 }];
    expect(parse(identityLine('t1', identified('A'), { sections: places }))).toMatchObject({ sections: places });
  });

  test.each([
    ['first', 'first'],
    ['body', 'body'],
    ['all', 'all'],
    ['middle', 'all'],
    [undefined, 'all'],
  ])('of the part %s is of the part %s', (part, expected) => {
    expect(section({ part })).toMatchObject({ type: 'section', ticketId: 't1', id: 'kpis', part: expected });
  });

  test.each(['ready', 'empty', 'held'])('that is %s is that, with code, text and blocks as they came', (status) => {
    const blocks = [{ kind: 'facts', place: 'body', lines: ['a'], facts: [{ label: 'l', value: { text: 'v' } }] }];
    expect(section({ status, code: 'c', text: 't', blocks })).toEqual({
      ...{ type: 'section', ticketId: 't1', id: 'kpis', part: 'all', state: status, code: 'c', text: 't', blocks },
    });
  });

  test('that cannot be read whole has failed, keeps its words and shows none of its blocks', () => {
    const blocks = [{ kind: 'facts', place: 'body', lines: ['a'], facts: [] }, { kind: 'notices' }];
    expect(section({ part: 'first', text: 't', code: 'c', blocks })).toEqual({
      ...{ type: 'section', ticketId: 't1', id: 'kpis', part: 'first', state: 'failed' },
      ...{ code: 'malformed', text: 't', blocks: [] },
    });
  });

  test('of an end says whether everything came', () => {
    expect(parse(doneLine('t1', false))).toMatchObject({ type: 'done', ticketId: 't1', complete: false });
  });

  test.each([
    ['an identity without anybody', { type: 'identity', ticketId: 't1', sections: [], ms: 1 }],
    ['a section without blocks', sectionLine('t1', 'kpis', 'A', { blocks: undefined })],
    ['an end that does not say whether it is one', { ...doneLine('t1'), complete: undefined }],
  ])('that is %s is malformed', (_what, line) => {
    expect(() => parse(line)).toThrow(expect.objectContaining({ code: 'answer_malformed' }));
  });
});

describe('the contract', () => {
  const lines = [...packLines('t1', 'A'), { type: 'ping', ticketId: 't1' }];

  test.each(lines.map((line) => [Object(line).type, line]))('knows a frame of the type %s', (_type, line) => {
    expect(frame.safeParse(line).success).toBe(true);
  });

  test.each([
    ['an unknown type', { type: 'weather', ticketId: 't1' }],
    ['a section nobody knows', sectionLine('t1', 'sustainability', 'A')],
    ['a part nobody knows', sectionLine('t1', 'kpis', 'A', { part: 'middle' })],
    ['no ticket', { type: 'ping' }],
  ])('knows none of %s', (_what, line) => {
    expect(frame.safeParse(line).success).toBe(false);
  });

  test.each(['all', 'first', 'body'])('knows the part %s', (part) => {
    expect(frame.safeParse(sectionLine('t1', 'insights', 'A', { part })).success).toBe(true);
  });

  test('knows a whole pack as one object, and none without an identity, sections and an end', () => {
    const [identity, ...rest] = packLines('t1', 'A');
    const whole = { identity, sections: rest.slice(0, -1), complete: true };
    expect(pack.parse(whole)).toMatchObject({ identity: { ticketId: 't1' }, complete: true });
    for (const missing of ['identity', 'sections', 'complete']) {
      expect(pack.safeParse({ ...whole, [missing]: undefined }).success).toBe(false);
    }
  });
});
