import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../entrypoints/sidepanel/conversations/arbitrate.ts';
import { arbitrate } from '../../entrypoints/sidepanel/conversations/arbitrate.ts';

const connected = (conversationId: string) => ({ conversationId, state: 'connected' as const });
const ringing = (conversationId: string) => ({ conversationId, state: 'ringing' as const });
const at = (conversationId: string, moment = 1) => ({ conversationId, at: moment });

const ALL = [connected('a'), connected('b'), connected('c')];

describe('which conversation the panel is about', () => {
  test.each<[string, Evidence, string]>([
    ['nobody on the line: none', { active: [], signals: {} }, 'none'],
    [
      'nobody on the line, whatever the page shows',
      { active: [], signals: { widget: at('a') }, pick: at('a') },
      'none',
    ],
    ['the only one', { active: [connected('a')], signals: {} }, 'a'],
    [
      'the only one, though the page shows a foreign one',
      { active: [connected('a')], signals: { widget: at('x') } },
      'a',
    ],
    ['the hash after the widget', { active: ALL, signals: { widget: at('a'), hash: at('b', 2) } }, 'b'],
    ['the widget after the hash', { active: ALL, signals: { widget: at('a', 2), hash: at('b') } }, 'a'],
    ['the roster after the hash', { active: ALL, signals: { hash: at('b'), roster: at('c', 2) } }, 'c'],
    [
      'the roster after a widget that is out of sight',
      { active: ALL, signals: { widget: at('a'), roster: at('b', 2) } },
      'b',
    ],
    ['the hash after the roster', { active: ALL, signals: { hash: at('b', 2), roster: at('c') } }, 'b'],
    ['the roster among several', { active: ALL, signals: { roster: at('c') } }, 'c'],
    ['a foreign widget gives way to the hash', { active: ALL, signals: { widget: at('x'), hash: at('b') } }, 'b'],
    ['the pick where the page is silent', { active: ALL, signals: {}, pick: at('b') }, 'b'],
    ['a pick newer than the page', { active: ALL, signals: { widget: at('a', 1) }, pick: at('b', 2) }, 'b'],
    ['the page newer than the pick', { active: ALL, signals: { widget: at('a', 3) }, pick: at('b', 2) }, 'a'],
    ['a roster newer than the pick', { active: ALL, signals: { roster: at('a', 3) }, pick: at('b', 2) }, 'a'],
    ['a pick that has ended counts for nothing', { active: ALL, signals: { hash: at('a') }, pick: at('x', 9) }, 'a'],
    ['what stands on screen stays', { active: [connected('a'), ringing('b')], signals: {}, current: 'a' }, 'a'],
    ['a ringing call where nothing stands', { active: [connected('a'), ringing('b')], signals: {} }, 'b'],
    [
      'a ringing call after the shown one ended',
      { active: [connected('a'), ringing('b')], signals: {}, current: 'x' },
      'b',
    ],
    ['two ringing: the rep picks', { active: [ringing('a'), ringing('b')], signals: {} }, 'pick'],
    ['several and no hint: the rep picks', { active: ALL, signals: {} }, 'pick'],
    [
      'several and only foreign hints: the rep picks',
      { active: ALL, signals: { hash: at('x'), roster: at('y') } },
      'pick',
    ],
  ])('%s', (_promise, evidence, expected) => {
    const verdict = arbitrate(evidence);
    expect(verdict.kind === 'conversation' ? verdict.conversationId : verdict.kind).toBe(expected);
  });
});
