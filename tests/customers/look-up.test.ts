import { describe, expect, test } from 'vitest';
import { lookUp, resolveIdentifier } from '../../api-worker/customers/look-up.ts';
import type { IdentifierClaim } from '../../api-worker/genesys/conversation-facts.ts';
import type { QueryParameters } from '../../api-worker/warehouse/parameters.ts';
import type { RunOptions, RunQuery } from '../../api-worker/warehouse/query.ts';
import type { Party } from './warehouse-of.ts';
import { SECRET, warehouseOf } from './warehouse-of.ts';

const access = { repId: 'ada', roles: [], tiers: ['STANDARD', 'PRIVATE'] };
const options: RunOptions = { signal: new AbortController().signal, deadlineMs: 1_000 };
const claim = (type: IdentifierClaim['type'], value: string): IdentifierClaim => ({
  ...{ type, value, of: 'customer', from: 'a test' },
});

const A: Party = { id: 'A', identifiers: [['BCIN', 'B-1']] };
const HIDDEN: Party = { id: 'H', identifiers: [['BCIN', 'B-9']], tier: 'RESTRICTED' };
const PERSON: Party = { id: 'P', identifiers: [['PCIN', 'P-1']], actsFor: ['A', 'H'] };

/** What was asked of the warehouse, beside its answers. */
function watched(parties: Party[]) {
  const asked: {
    name: string;
    sql: string;
    keyedBy: string;
    maxRows: number;
    parameters: QueryParameters;
    options: RunOptions;
  }[] = [];
  const answer = warehouseOf(parties);
  const runQuery: RunQuery = async (query, parameters, given) => {
    const { name, sql, keyedBy, maxRows } = query;
    asked.push({ name, sql, keyedBy, maxRows, parameters, options: given });
    return await answer(query, parameters, given);
  };
  return { dependencies: { runQuery, identifierSecret: SECRET }, asked };
}

describe('a look-up', () => {
  test('is one question for all claims: hashed keys, the rep’s tiers, the day', async () => {
    const { dependencies, asked } = watched([A]);
    await lookUp(dependencies, [claim('BCIN', 'B-1'), claim('PHONE', '+44 20')], access, '2026-11-18', options);
    expect(asked).toEqual([
      {
        name: 'customers-by-identifier',
        sql: expect.stringContaining('@identifier_keys'),
        keyedBy: 'keyed-otherwise',
        maxRows: 200,
        parameters: {
          identifier_keys: { type: 'STRING_ARRAY', value: [expect.any(String), expect.any(String)] },
          tiers: { type: 'STRING_ARRAY', value: ['STANDARD', 'PRIVATE'] },
          today: { type: 'DATE', value: '2026-11-18' },
        },
        options,
      },
    ]);
    expect(JSON.stringify(asked)).not.toMatch(/B-1|44 ?20/u);
  });

  test('without a claim asks nothing', async () => {
    const { dependencies, asked } = watched([A]);
    expect(await lookUp(dependencies, [], access, '2026-11-18', options)).toEqual([]);
    expect(asked).toEqual([]);
  });

  test('keeps what the rep may see apart from what only the audit is told', async () => {
    const { dependencies } = watched([A, HIDDEN, PERSON]);
    const claims = [claim('BCIN', 'B-1'), claim('BCIN', 'B-9'), claim('PCIN', 'P-1'), claim('BCIN', 'nobody')];
    const a = {
      ...{ customerId: 'A', name: 'A Ltd', localName: null, greetingName: null, market: 'GB', language: 'en' },
      ...{ legalForm: 'PRIVATE_LIMITED', customerSinceYear: 2009 },
    };
    expect(await lookUp(dependencies, claims, access, '2026-11-18', options)).toEqual([
      { claim: claims[0], namedCustomerId: 'A', parties: [a], hiddenCustomerIds: [] },
      { claim: claims[1], namedCustomerId: 'H', parties: [], hiddenCustomerIds: ['H'] },
      { claim: claims[2], namedCustomerId: 'P', parties: [a], hiddenCustomerIds: ['H'] },
    ]);
  });

  test('of a number that several share keeps what each of them hides to that one', async () => {
    const shared = (id: string, tier?: string): Party => ({ id, identifiers: [['PHONE', '+44 20 7946 0001']], tier });
    const { dependencies } = watched([shared('A'), shared('H', 'RESTRICTED')]);
    const found = await lookUp(dependencies, [claim('PHONE', '+442079460001')], access, '2026-11-18', options);
    expect(
      found.map(({ namedCustomerId, parties, hiddenCustomerIds }) => [
        ...[namedCustomerId, parties.map(({ customerId }) => customerId), hiddenCustomerIds],
      ]),
    ).toEqual([
      ['A', ['A'], []],
      ['H', [], ['H']],
    ]);
  });

  test('by the number of a person the rep may not see names none of the businesses they act for', async () => {
    const { dependencies } = watched([A, HIDDEN, { ...PERSON, tier: 'RESTRICTED' }]);
    const claims = [claim('PCIN', 'P-1')];
    expect(await lookUp(dependencies, claims, access, '2026-11-18', options)).toEqual([
      { claim: claims[0], namedCustomerId: 'P', parties: [], hiddenCustomerIds: ['P', 'A', 'H'] },
    ]);
    const resolved = resolveIdentifier(dependencies, { type: 'PCIN', value: 'P-1' }, '2026-11-18', options);
    expect(await resolved).toEqual(['P']);
  });
});

describe('the call flow, which has no rep', () => {
  test('learns whom an identifier names whatever their tier, each id once', async () => {
    const { dependencies, asked } = watched([HIDDEN, PERSON]);
    const resolve = (type: 'BCIN' | 'PCIN', value: string) =>
      resolveIdentifier(dependencies, { type, value }, '2026-11-18', options);
    expect(await resolve('BCIN', 'B-9')).toEqual(['H']);
    expect(await resolve('PCIN', 'P-1')).toEqual(['P']);
    expect(await resolve('BCIN', 'nobody')).toEqual([]);
    expect(asked.map(({ parameters }) => parameters.tiers)).toEqual(
      asked.map(() => ({ type: 'STRING_ARRAY', value: [] })),
    );
  });
});
