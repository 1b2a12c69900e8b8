import { describe, expect, test } from 'vitest';
import type { PackView, SectionState, SectionView } from '../../components/panel-state.ts';
import {
  areAlertsSettled,
  ended,
  newPack,
  withAlertsChecking,
  withPart,
  withReserved,
} from '../../entrypoints/sidepanel/packs/pack-view.ts';
import type { SectionPart } from '../../entrypoints/sidepanel/packs/parse-frame.ts';
import { identified } from './pack-lines.ts';

const AS_OF = '2026-11-18T10:45:00.000Z';
const place = (id: string) => ({ id, title: id, reservedRows: 2 });
const frame = {
  ...{ type: 'identity' as const, ticketId: 't1', ms: 1, identity: identified('Ada Ltd') },
  ...{ sections: [place('alerts'), place('kpis')], banner: 'as of another day' },
  registrationNumber: { text: '•••2345', masked: true },
};
const fresh = newPack(frame, AS_OF);
const block = (of: 'first' | 'body') => ({ kind: 'plain' as const, place: of, lines: [of] });
const part = (change: Partial<SectionPart> = {}): SectionPart => ({
  ...{ type: 'section', ticketId: 't1', id: 'kpis', part: 'all', state: 'ready' },
  ...{ code: 'c', text: 't', blocks: [block('first'), block('body')], ...change },
});
const reserved = (id: string): SectionView => ({
  ...{ place: place(id), firstState: 'reserved', state: 'reserved', first: [], body: [] },
});
/** A pack whose alerts and figures stand in these states, first and body alike. */
const inStates = (alerts: SectionState, kpis: SectionState, pack: PackView = fresh): PackView => ({
  ...pack,
  sections: [alerts, kpis].map((state, at) => ({ ...reserved(at ? 'kpis' : 'alerts'), firstState: state, state })),
});
const statesOf = ({ sections }: PackView) => sections.map(({ firstState, state, code }) => [firstState, state, code]);

test('a new pack reserves its places and shows nothing of anybody before it', () => {
  expect(fresh).toEqual({
    ...{ id: 't1', identity: frame.identity, sections: [reserved('alerts'), reserved('kpis')], stream: 'open' },
    ...{ asOf: AS_OF, isChangedCustomer: false, banner: 'as of another day' },
    registrationNumber: { text: '•••2345', masked: true },
  });
});

describe('a part', () => {
  test('fills its own section and no other, each block in its place', () => {
    expect(withPart(fresh, part()).sections).toEqual([
      reserved('alerts'),
      {
        ...{ place: place('kpis'), firstState: 'ready', state: 'ready', code: 'c', text: 't' },
        ...{ first: [block('first')], body: [block('body')] },
      },
    ]);
    expect(withPart(fresh, part({ id: 'sustainability' }))).toEqual(fresh);
  });

  test('"first" leaves the body as it is, "body" the first', () => {
    const [, first] = withPart(fresh, part({ part: 'first' })).sections;
    expect(first).toMatchObject({ firstState: 'ready', state: 'reserved', first: [block('first')], body: [] });
    const [, body] = withPart(fresh, part({ part: 'body' })).sections;
    expect(body).toMatchObject({ firstState: 'reserved', state: 'ready', first: [], body: [block('body')] });
  });

  test('keeps what the place above the fold said of itself when the body comes after it', () => {
    const said = withPart(fresh, part({ part: 'first', text: 'Nothing as of 06:10.' }));
    const [, then] = withPart(said, part({ part: 'body', text: undefined })).sections;
    expect([then?.firstText, then?.text]).toEqual(['Nothing as of 06:10.', undefined]);
    const [, whole] = withPart(said, part()).sections;
    expect(whole?.firstText).toBeUndefined();
  });

  test('changes nothing in the pack that was shown before', () => {
    const before = structuredClone(fresh);
    withPart(fresh, part());
    expect(fresh).toEqual(before);
  });
});

describe('the alerts', () => {
  test('that are awaited are said to be checked, so that nobody reads "none" into them', () => {
    expect(statesOf(withAlertsChecking(fresh))).toEqual([
      ['checking', 'checking', undefined],
      ['reserved', 'reserved', undefined],
    ]);
  });

  test('that have come stay', () => {
    const ready = inStates('ready', 'reserved');
    expect(withAlertsChecking(ready)).toEqual(ready);
  });

  test.each([
    ['reserved', false],
    ['checking', false],
    ['ready', true],
    ['failed', true],
    ['held', true],
    ['empty', true],
  ] as const)('that are %s are settled: %o, whatever the others are', (state, isSettled) => {
    expect(areAlertsSettled(inStates(state, 'reserved'))).toBe(isSettled);
    expect(areAlertsSettled(inStates(state, 'ready'))).toBe(isSettled);
  });

  test('that nobody sends are not awaited', () => {
    expect(areAlertsSettled({ ...fresh, sections: [] })).toBe(true);
  });
});

test('sections that are asked for again are reserved again, the others stay', () => {
  const done = { ...withPart(withPart(fresh, part()), part({ id: 'alerts' })), stream: 'cut' as const };
  const again = withReserved(done, ['kpis', 'sustainability']);
  expect(again.stream).toBe('open');
  expect(again.sections).toEqual([done.sections[0], reserved('kpis')]);
});

describe('an end', () => {
  test.each([
    ['cut', 'cut'],
    ['complete', 'unavailable'],
  ] as const)('that is %s fails what did not come, as %s: unknown, never none', (stream, code) => {
    const pack = ended(inStates('checking', 'reserved'), stream);
    expect(pack.stream).toBe(stream);
    expect(statesOf(pack)).toEqual([
      ['failed', 'failed', code],
      ['failed', 'failed', code],
    ]);
  });

  test('leaves what came as it is', () => {
    const pack = inStates('ready', 'empty');
    expect(ended(pack, 'cut')).toEqual({ ...pack, stream: 'cut' });
  });

  test('fails the half that did not come, and keeps the other', () => {
    const [alerts, kpis] = [reserved('alerts'), reserved('kpis')];
    const halves = [
      { ...alerts, firstState: 'ready' as const },
      { ...kpis, state: 'ready' as const },
    ];
    expect(statesOf(ended({ ...fresh, sections: halves }, 'cut'))).toEqual([
      ['ready', 'failed', 'cut'],
      ['failed', 'ready', 'cut'],
    ]);
  });
});
