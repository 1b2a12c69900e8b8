import { describe, expect, test } from 'vitest';
import { network } from '../../api-worker/prep-pack/sections/network.ts';
import { answer, firstOf, GB } from './answer.ts';
import { link, member } from './network-rows.ts';

const FAMILY = [
  member('top', null, { ownership_pct: null }),
  member('cu_1', 'top', { ownership_pct: '100', is_restricted: true, is_complaining: true }),
  member('child', 'cu_1', { ownership_pct: '51', is_complaining: true }),
  member('sister', 'top', { ownership_pct: '75' }),
];
const SIGNATORY = [link('priya', 'AUTHORISED_SIGNATORY_OF'), link('priya', 'DIRECTOR_OF')];
const WITH_PRIYA = { ...GB, callerId: 'priya' };
const authorised = (row: { party_id: string }) =>
  row.party_id === 'cu_1'
    ? { ...row, caller_has_authority: true, caller_relationship_type: 'DIRECTOR_OF', caller_name: 'Ms priya' }
    : row;

const treeOf = (rows: Record<string, unknown>[], context = GB) =>
  firstOf(answer(network, rows, context).blocks, 'tree');
const outline = (rows: Record<string, unknown>[], context = GB) =>
  treeOf(rows, context).nodes.map((node) => `${'-'.repeat(node.depth)}${node.name.text}: ${node.relation}`);

test('draws the group around the customer with its people', () => {
  expect(outline([...FAMILY, ...SIGNATORY])).toEqual([
    'top Ltd: parent 100%',
    '-cu_1 Ltd: this customer',
    '--Ms priya: signatory, director',
    '--child Ltd: subsidiary 51%',
    '-sister Ltd: sister 75%',
  ]);
});

test('one dot a party: a restriction before a complaint', () => {
  expect(treeOf(FAMILY).nodes.map(({ status }) => status)).toEqual(['none', 'restriction', 'complaint', 'none']);
});

test('tells the ultimate parent from the one above and from cousins', () => {
  const deep = [
    member('top', null),
    member('mid', 'top', { ownership_pct: '80' }),
    member('cu_1', 'mid', { ownership_pct: '60' }),
    member('aunt', 'top'),
  ];
  expect(outline(deep)).toEqual([
    'top Ltd: ultimate parent 80%',
    '-mid Ltd: parent 60%',
    '--cu_1 Ltd: this customer',
    '-aunt Ltd: group company',
  ]);
});

describe('with a known caller', () => {
  test('says what may be discussed, and of nobody else', () => {
    const tree = treeOf([...FAMILY.map(authorised), ...SIGNATORY, link('tom', 'DIRECTOR_OF')], WITH_PRIYA);
    expect(tree.nodes.filter(({ mayDiscuss }) => mayDiscuss).map(({ name }) => name.text)).toEqual([
      'cu_1 Ltd',
      'Ms priya',
    ]);
    expect(tree.nodes.every(({ mayDiscuss }) => mayDiscuss !== null)).toBe(true);
    expect(tree.title).toBe('6 parties, 2 you may discuss');
  });

  test('marks the caller and the path to them', () => {
    const { nodes } = treeOf([...FAMILY.map(authorised), ...SIGNATORY], WITH_PRIYA);
    expect(nodes.filter(({ isOnCallerPath }) => isOnCallerPath).map(({ name }) => name.text)).toEqual([
      'cu_1 Ltd',
      'Ms priya',
    ]);
    expect(nodes.find(({ isCaller }) => isCaller)?.relation).toBe('signatory, director, caller');
  });

  test('a caller of a sister company stands under it, the path over the common parent', () => {
    const rows = FAMILY.map((row) =>
      row.party_id === 'sister'
        ? { ...row, caller_relationship_type: 'DIRECTOR_OF', caller_name: 'Ms priya', caller_has_authority: true }
        : row,
    );
    const { nodes } = treeOf(rows, WITH_PRIYA);
    expect(nodes.at(-1)).toMatchObject({
      name: { text: 'Ms priya' },
      depth: 2,
      relation: 'director, caller',
      isCaller: true,
    });
    expect(nodes.filter(({ isOnCallerPath }) => isOnCallerPath).map(({ name }) => name.text)).toEqual([
      'top Ltd',
      'cu_1 Ltd',
      'sister Ltd',
      'Ms priya',
    ]);
    expect(nodes.filter(({ mayDiscuss }) => mayDiscuss).map(({ name }) => name.text)).toEqual([
      'sister Ltd',
      'Ms priya',
    ]);
  });

  test('a customer who speaks may hear about itself', () => {
    const { facts, blocks } = answer(
      network,
      [member('cu_1', null), link('shop', 'DIRECTOR_OF', { link_direction: 'from_customer' })],
      {
        ...GB,
        callerId: 'cu_1',
      },
    );
    expect(facts.caller).toBeNull();
    expect(firstOf(blocks, 'tree').nodes).toMatchObject([
      { mayDiscuss: true },
      { relation: 'customer is director', mayDiscuss: false },
    ]);
  });
});

test('nobody on the line: nobody is said to be discussable', () => {
  const tree = treeOf([...FAMILY, ...SIGNATORY]);
  expect(tree.nodes.every(({ mayDiscuss }) => mayDiscuss === null)).toBe(true);
  expect(tree.title).toBe('5 parties');
});

test('fifty nodes at most; the caller and the line above stay', () => {
  const children = Array.from({ length: 48 }, (_, at) => member(`child-${at}`, 'cu_1', { family_count: '63' }));
  const rows = [
    member('top', null, { family_count: '63' }),
    member('cu_1', 'top', { family_count: '63' }),
    ...children,
  ];
  const people = [link('tom', 'DIRECTOR_OF'), link('priya', 'DIRECTOR_OF')];
  const { nodes, moreCount } = treeOf([...rows, ...people], WITH_PRIYA);
  expect([nodes.length, moreCount]).toEqual([50, 15]);
  expect(nodes.slice(0, 2).map(({ name }) => name.text)).toEqual(['top Ltd', 'cu_1 Ltd']);
  expect(nodes.some(({ isCaller }) => isCaller)).toBe(true);
});

test('an ended link is gone from the tree and known to the rules', () => {
  const ended = link('tom', 'DIRECTOR_OF', { valid_to: '2026-11-17' });
  const { facts, content } = answer(network, [member('cu_1', null, { family_count: '1' }), ended]);
  expect([facts.links.length, facts.recentLinks.length, content.status]).toEqual([0, 1, 'empty']);
});

test('the authority of the caller is that over this customer', () => {
  const rows = [
    ...FAMILY.map((row) => ({ ...row, caller_has_authority: row.party_id === 'sister' })),
    link('priya', 'GUARANTOR_OF'),
  ];
  expect(answer(network, rows, WITH_PRIYA).facts.caller).toEqual({
    id: 'priya',
    hasAuthority: false,
    relationshipTypes: ['GUARANTOR_OF'],
  });
});

test('a customer on its own has an empty network', () => {
  expect(answer(network, [member('cu_1', null)]).content).toMatchObject({
    status: 'empty',
    text: 'No linked parties on file, as of 10:43',
  });
});
