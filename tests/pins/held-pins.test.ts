import { describe, expect, it } from 'vitest';
import { refusalOf, repOf } from '../prep-pack/desk.ts';
import { openPinningDesk } from './bench.ts';

const OTHER_REP = repOf('rep-2');
const DAY_S = 86_400;

describe('the list of pins', () => {
  it('names the rep’s own, in the order asked, recorded once before a name leaves', async () => {
    const desk = openPinningDesk();
    const grants = [await desk.granted({ customerId: 'B', label: 'B Ltd' }), await desk.granted()];
    const { pins, hasForeign } = await desk.list(grants);
    expect(pins).toMatchObject([
      { grant: grants[0], label: 'B Ltd' },
      { grant: grants[1], label: 'A Ltd' },
    ]);
    expect(hasForeign).toBe(false);
    expect(desk.heard()).toEqual(['PIN listed_2']);
  });

  it('leaves out another rep’s and nonsense, which is noted and recorded', async () => {
    const desk = openPinningDesk();
    const foreign = await desk.granted({ repId: 'rep-2', label: 'CANARY' });
    const listed = await desk.list([foreign, 'x'.repeat(64), await desk.granted()]);
    expect(listed).toMatchObject({ pins: [{ label: 'A Ltd' }], hasForeign: true });
    expect(desk.heard()).toEqual(['PIN listed_1', 'DENIED pins_handle_invalid']);
  });

  it('leaves out an expired one without a word', async () => {
    const desk = openPinningDesk();
    expect(await desk.list([await desk.granted({}, -10)])).toEqual({ pins: [], hasForeign: false });
    expect(desk.heard()).toEqual(['PIN listed_0']);
  });

  it('does not name a customer whom the rep’s tiers do not reach any more', async () => {
    const desk = openPinningDesk();
    const { pins } = await desk.list([await desk.granted({ customerId: 'R', label: 'R Ltd' }), await desk.granted()]);
    expect(pins.map(({ label }) => label)).toEqual(['A Ltd']);
    expect(desk.audit).toMatchObject([
      { type: 'PIN', result: 'listed_1' },
      { type: 'DENIED', customerId: 'R', result: 'access_tier' },
    ]);
  });
});

describe('the bank’s rules of now hold for pins that exist', () => {
  it('where pins were switched off none opens and none is listed', async () => {
    const desk = openPinningDesk({ change: { pins: { isEnabled: false, days: 90 } } });
    const grant = await desk.granted();
    expect(await refusalOf(desk.pack({ handle: grant, reason: 'follow-up' }))).toBe('not_permitted');
    expect(await refusalOf(desk.list([grant]))).toBe('not_permitted');
    expect(desk.heard()).toEqual(['DENIED not_permitted', 'DENIED pins_not_permitted']);
    await desk.remove(grant);
    expect(desk.heard()).toEqual(['UNPIN removed']);
  });

  it('where they last fewer days a pin ends with those, whatever was sealed', async () => {
    const desk = openPinningDesk({ change: { pins: { isEnabled: true, days: 7 } } });
    const grant = await desk.granted({}, 90 * DAY_S);
    const [pin] = (await desk.list([grant])).pins;
    expect(Date.parse(pin?.expiresAt ?? '') - Date.parse(pin?.pinnedAt ?? '')).toBe(7 * DAY_S * 1000);
    const later = openPinningDesk({
      change: {
        seals: desk.seals,
        pins: { isEnabled: true, days: 7 },
        epochMs: () => desk.dependencies.epochMs() + 7 * DAY_S * 1000,
      },
    });
    expect(await refusalOf(later.pack({ handle: grant, reason: 'follow-up' }))).toBe('handle_expired');
    expect((await later.list([grant])).pins).toEqual([]);
  });
});

describe('a pin is removed', () => {
  it('by the rep who has it, and by nobody else; either is recorded', async () => {
    const desk = openPinningDesk();
    const grant = await desk.granted();
    expect(await refusalOf(desk.remove(grant, OTHER_REP))).toBe('handle_invalid');
    await desk.remove(grant);
    expect(desk.heard()).toEqual(['DENIED unpin_handle_invalid', 'UNPIN removed']);
  });
});
