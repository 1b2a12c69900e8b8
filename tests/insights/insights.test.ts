import { describe, expect, test } from 'vitest';
import type { NoticeClass } from '../../api-worker/contract/blocks.ts';
import { block } from '../../api-worker/contract/blocks.ts';
import type { PackContext, SectionContent } from '../../api-worker/prep-pack/section.ts';
import { insights } from '../../api-worker/prep-pack/sections/insights.ts';
import { GB } from '../sections/answer.ts';
import { COMPLAINT } from '../sections/complaint-rows.ts';
import { CONTACT, PROMISE, REPEAT, STAGE } from '../sections/journey-rows.ts';
import { link, member } from '../sections/network-rows.ts';
import { TOTALS } from '../sections/transaction-rows.ts';
import type { RowsById } from './settled-rows.ts';
import { CALM_KPIS, kpisWith, settledOn } from './settled-rows.ts';

const first = (rows: RowsById, context: PackContext = GB) => insights.toFirst(settledOn(rows, context), context);
const body = (rows: RowsById, context: PackContext = GB) => insights.toBody(settledOn(rows, context), context);

function noticesIn(content: SectionContent) {
  const [only] = content.blocks.map((one) => block.parse(one));
  if (only?.kind !== 'notices') throw new Error('no notices');
  return only;
}
const ids = (content: SectionContent) => noticesIn(content).notices.map(({ id }) => id.split(':')[0]);

const RESTRICTION = {
  ...CONTACT,
  row_kind: 'restriction',
  record_key: 'restriction:1',
  category: 'LOST_CARD',
  effects: [],
  severity: 'low',
  disclosure: 'MAY_TELL',
  account_masked: null,
  amount: null,
  currency: null,
  payment_ref_masked: null,
  payee_masked: null,
  regime_end_at: null,
  effective_end_date: null,
  owner_team: 'Card Services',
  owner_contact: null,
  customer_action: null,
  script_text: null,
  script_language: null,
  applied_at: '2026-11-01T09:00:00.000Z',
};
const RENEWAL = {
  ...STAGE,
  journey_id: 'jny_9',
  journey_type: 'FACILITY_RENEWAL',
  waiting_on: 'BANK',
  due_date: '2027-01-22',
};
const QUIET_COMPLAINT = { ...COMPLAINT, src_due_date: null, final_response_due_date: '2027-02-26' };
const overdueKyc = { ...STAGE, due_date: '2026-11-01' };
const CHANGES: RowsById = {
  kpis: kpisWith('DEP_AVG30', { value_num: '100000', prior_value_num: '400000' }).map((row) =>
    row.kpi_code === 'UTL'
      ? { ...row, value_num: '105' }
      : row.kpi_code === 'NPS_LAST'
        ? { ...row, value_num: '2' }
        : row,
  ),
  transactions: [{ ...TOTALS, takings_3m: '100' }],
  network: [member('cu_1', null), link('tom', 'DIRECTOR_OF', { valid_from: '2026-11-02' })],
};

describe('above the fold', () => {
  test('stops come before care, the critical first, and fold into one line', () => {
    const rows = { journey: [CONTACT, REPEAT, PROMISE, overdueKyc], network: [member('cu_1', null)] };
    const content = first(rows, { ...GB, callerId: 'priya' });
    expect(ids(content)).toEqual(['I04', 'I05', 'I07', 'I08']);
    expect(noticesIn(content)).toMatchObject({ place: 'first', visibleCount: 1 });
  });

  test('what the alerts draw is not drawn again', () => {
    expect(first({ alerts: [RESTRICTION] }).status).toBe('empty');
  });

  test('nothing to stop or care for is said with its moment', () => {
    expect(first({})).toEqual({ status: 'empty', text: 'Nothing else to stop or care for, as of 10:43', blocks: [] });
  });

  test('what could not be checked is critical and unknown, not nothing', () => {
    const content = first({ journey: 'failed', network: 'failed' }, { ...GB, callerId: 'priya' });
    expect(noticesIn(content).notices).toMatchObject([
      { id: 'unknown:network', severity: 'critical', isUnknown: true },
      { id: 'unknown:journey', severity: 'critical', isUnknown: true },
    ]);
  });

  test('an unread network says nothing of the authority of a customer who speaks for itself', () => {
    expect(first({ network: 'failed' }, { ...GB, callerId: 'cu_1' }).status).toBe('empty');
  });
});

describe('the list', () => {
  test('holds five at most: clocks, then changes by severity, newest first', () => {
    const content = body({ ...CHANGES, complaints: [{ ...QUIET_COMPLAINT, final_response_due_date: '2026-11-20' }] });
    expect(ids(content)).toEqual(['I10', 'I15', 'I14', 'I16', 'I17']);
  });

  test('gives the receipt: rule, version, the values that fired it, source and age', () => {
    const [notice] = noticesIn(
      body({ kpis: kpisWith('DEP_AVG30', { value_num: '100000', prior_value_num: '400000' }) }),
    ).notices;
    expect(notice).toMatchObject({
      rule: { id: 'I14', version: 2 },
      reasons: [
        { label: 'DEP_AVG30', value: { text: '£100k', raw: '£100,000.00' } },
        { label: '30 days before', value: { text: '£400k' } },
        { label: 'Thresholds', value: { text: 'lifetime 30 days, value to prior 60%, drop £50k' } },
        { label: 'Stands until', value: { text: 'Thu 17 Dec' } },
      ],
      do: 'Ask an open question about cash-flow plans; offer Amira Haddad.',
      source: { system: 'Core deposits', asOfText: '06:10', isStale: false },
    });
  });

  test('without findings names the data’s own time', () => {
    expect(body({})).toEqual({ status: 'empty', text: 'No insights from data as of 06:10', blocks: [] });
  });

  test('names what had no data, after everything else', () => {
    const content = body({ kpis: CALM_KPIS.slice(1), transactions: 'failed' });
    expect(content.status).toBe('empty');
    expect(noticesIn(content).notices).toMatchObject([
      { id: 'unchecked', isUnknown: true, detail: expect.stringMatching(/^Not known here: .*transactions/u) },
    ]);
  });

  test('a customer without a relationship manager is offered the role', () => {
    const nobody = { ...GB, subject: { ...GB.subject, relationshipManager: null } };
    expect(noticesIn(body({ journey: [CONTACT, RENEWAL] }, nobody)).notices[0]?.do).toBe(
      'Offer to book a renewal conversation with the relationship manager.',
    );
  });
});

describe('growth', () => {
  const growing: RowsById = { journey: [CONTACT, RENEWAL] };

  test('is offered where nothing stands against it', () => {
    expect(ids(body(growing))).toEqual(['I22']);
    expect(noticesIn(body(growing))).not.toHaveProperty('withheld');
  });

  test.each([
    [{ alerts: [RESTRICTION] }, 'while a restriction is live.'],
    [{ complaints: [QUIET_COMPLAINT] }, 'while a complaint is live.'],
    [{ alerts: [RESTRICTION], complaints: [QUIET_COMPLAINT] }, 'while a restriction and a complaint are live.'],
    [{ alerts: 'failed' }, ': restrictions and support needs could not be checked.'],
    [{ complaints: 'failed' }, ': complaints could not be checked.'],
    [{ journey: 'failed' }, ': promises and reviews could not be checked.'],
    [{ journey: [CONTACT, RENEWAL, overdueKyc] }, ': KYC refresh overdue since Sun 1 Nov.'],
    [{ journey: [CONTACT, RENEWAL, PROMISE] }, ': promise not kept since Fri 13 Nov.'],
  ] as [RowsById, string][])('is held back and said so: %#', (trouble, why) => {
    const content = body({ ...growing, ...trouble });
    const { withheld, notices, lines } = noticesIn(content);
    expect(withheld).toBe(`Growth ideas held back${why.startsWith(':') ? '' : ' '}${why}`);
    expect(lines).toContain(withheld);
    expect(notices.map((notice): NoticeClass => notice.class)).not.toContain('GROW');
    expect(content.status).toBe('ready');
  });
});
