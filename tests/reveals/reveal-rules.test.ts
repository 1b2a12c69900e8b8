import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../api-worker/errors.ts';
import { createReveal } from '../../api-worker/reveals/reveal.ts';
import { sealReveal } from '../../api-worker/reveals/reveal-handle.ts';
import type { TicketClaims } from '../../api-worker/seals/handle-claims.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { RunOptions, RunQuery } from '../../api-worker/warehouse/query.ts';
import { WarehouseError } from '../../api-worker/warehouse/warehouse-error.ts';
import { openDesk, refusalOf } from '../prep-pack/desk.ts';
import { repWith } from '../search/bench.ts';

const REVEALER = repWith(['rep', 'revealer']);
const FIELD = 'company-registration-number' as const;

interface Asked {
  name: string;
  sql: string;
  keyedBy: string;
  maxRows: number;
  parameters: QueryParameters;
  options: RunOptions;
}

/** A desk whose warehouse knows one field of one customer. */
async function withField(
  fieldText: string | null | WarehouseError = '04412345',
  ticketChange: Partial<TicketClaims> = {},
) {
  const asked: Asked[] = [];
  const runQuery: RunQuery = async ({ name, sql, keyedBy, maxRows, row }, parameters, options) => {
    asked.push({ name, sql, keyedBy, maxRows, parameters, options });
    if (fieldText instanceof WarehouseError) throw fieldText;
    return fieldText === null ? [] : [row.parse({ subject_customer_id: 'A', field_text: fieldText })];
  };
  const desk = openDesk({ change: { runQuery } });
  const conversationId = desk.ring({}, REVEALER);
  const claims: TicketClaims = {
    ...{ conversationId, customerId: 'A', callerId: null, level: 'verified', repId: 'rep-1' },
    ...{ label: '', market: 'GB', policyVersion: 'v1', ...ticketChange },
  };
  const ticket = await desk.seals.seal('ticket', { ...claims }, { expiresInS: 60 });
  const handle = await sealReveal(desk.seals, { repId: 'rep-1', customerId: 'A', field: FIELD });
  const { signal } = new AbortController();
  const correlationId = randomUUID();
  const reveal = createReveal(desk.dependencies);
  return {
    ...{ desk, asked, conversationId, ticket, handle, signal, correlationId },
    ask: (request: { reveal?: string; ticket?: string } = {}, rep = REVEALER) =>
      reveal({ reveal: handle, ticket, ...request }, { rep, correlationId, signal }),
  };
}

describe('a revealed field', () => {
  test('is read anew, of one customer, by the rep’s tiers, and hidden again after half a minute', async () => {
    const { ask, asked, signal } = await withField();
    expect(await ask()).toEqual({ field: FIELD, text: '04412345', hideAfterS: 30 });
    expect(asked).toEqual([
      {
        name: FIELD,
        sql: expect.stringContaining('company_registration_number'),
        keyedBy: 'subject',
        maxRows: 1,
        parameters: {
          customer_id: { type: 'STRING', value: 'A' },
          tiers: { type: 'STRING_ARRAY', value: ['STANDARD'] },
        },
        options: { signal, deadlineMs: 4_000 },
      },
    ]);
  });

  test('is in the audit by rep, customer, conversation and name, and never with its value', async () => {
    const { ask, desk, conversationId, correlationId } = await withField();
    await ask();
    expect(desk.audit).toEqual([
      {
        type: 'REVEAL',
        access: REVEALER.access,
        correlationId,
        customerId: 'A',
        conversationId,
        fieldsRevealed: [FIELD],
        result: 'shown',
      },
    ]);
  });

  test('of a pack without a call needs no conversation', async () => {
    const { ask, desk } = await withField('04412345', { conversationId: null });
    expect(await ask()).toMatchObject({ text: '04412345' });
    expect(desk.audit).toMatchObject([{ type: 'REVEAL', result: 'shown' }]);
    expect(desk.audit[0]).not.toHaveProperty('conversationId');
  });
});

describe('a reveal is refused, and the audit told', () => {
  test.each([
    ['as not permitted to whoever may not reveal', {}, ['rep', 'searcher'], 'not_permitted'],
    ['as not found where nothing is on file', { text: null }, ['revealer'], 'not_found'],
    ['as not found where what is on file is empty', { text: '' }, ['revealer'], 'not_found'],
    ['for a ticket that is only asserted', { ticket: { level: 'asserted' } }, ['revealer'], 'handle_invalid'],
    ['for a ticket that is only a claim', { ticket: { level: 'claimed' } }, ['revealer'], 'handle_invalid'],
    ['for a ticket of another customer', { ticket: { customerId: 'B' } }, ['revealer'], 'handle_invalid'],
    ['for a ticket of another rep', { ticket: { repId: 'rep-2' } }, ['revealer'], 'handle_invalid'],
    ['for a ticket of other rules', { ticket: { policyVersion: 'v0' } }, ['revealer'], 'handle_expired'],
    ['for a conversation that is over', { ticket: { conversationId: 'over' } }, ['revealer'], 'not_found'],
  ] as const)('%s', async (_what, given: { text?: string | null; ticket?: Partial<TicketClaims> }, roles, code) => {
    const { ask, desk, asked } = await withField(given.text === undefined ? '04412345' : given.text, given.ticket);
    expect(await refusalOf(ask({}, repWith([...roles])))).toBe(code);
    expect(desk.audit.map(({ type, result }) => `${type} ${result}`)).toEqual([`DENIED reveal_${code}`]);
    expect(asked).toHaveLength(given.text === undefined ? 0 : 1);
  });

  test('with a handle that belongs to another or is none', async () => {
    const { ask, desk } = await withField();
    const anothers = await sealReveal(desk.seals, { repId: 'rep-2', customerId: 'A', field: FIELD });
    expect(await refusalOf(ask({ reveal: anothers }))).toBe('handle_invalid');
    expect(await refusalOf(ask({ reveal: 'nonsense' }))).toBe('handle_invalid');
  });

  test('while the verification is withdrawn, with what it was about', async () => {
    const { ask, desk, conversationId } = await withField();
    desk.ring({ conversationId, isVerificationWithdrawn: true }, REVEALER);
    expect(await refusalOf(ask())).toBe('conflict');
    expect(desk.audit).toMatchObject([
      { type: 'DENIED', result: 'reveal_conflict', customerId: 'A', conversationId, fieldsRevealed: [FIELD] },
    ]);
  });

  test('another conversation whose verification is withdrawn changes nothing', async () => {
    const { ask, desk } = await withField();
    desk.ring({ isVerificationWithdrawn: true }, REVEALER);
    expect(await ask()).toMatchObject({ text: '04412345' });
  });
});

test('a warehouse that cannot be read refuses nobody: no denial, and never "not on file"', async () => {
  const { ask, desk } = await withField(new WarehouseError('timeout'));
  await expect(ask()).rejects.toBeInstanceOf(AppError);
  expect(await refusalOf(ask())).not.toBe('not_found');
  expect(desk.audit).toEqual([]);
});
