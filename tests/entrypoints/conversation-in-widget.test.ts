import { expect, test } from 'vitest';
import { conversationInWidget } from '../../entrypoints/genesys.content/conversation-in-widget.ts';
import { createSignals } from '../../entrypoints/genesys.content/signals.ts';
import type { Signal } from '../../entrypoints/signals/messages.ts';
import { WIDGET_SHOWN } from '../../entrypoints/signals/messages.ts';

const ID = '0f3c9a52-7d4e-4b61-9f08-2a6f5f1f0c11';
const HOSTS = ['https://prep.bank.example'];
const said = { type: WIDGET_SHOWN, conversationId: ID };

test('the bridge is heard from a compiled worker only', () => {
  expect(conversationInWidget({ isTrusted: true, origin: 'https://prep.bank.example', data: said }, HOSTS)).toBe(ID);
  for (const origin of [
    'http://prep.bank.example',
    'https://prep.bank.example.evil.example',
    'https://evil.example',
    'null',
    '',
  ]) {
    expect(conversationInWidget({ isTrusted: true, origin, data: said }, HOSTS)).toBeNull();
  }
});

test('a message a script of the page made up is not heard, whatever origin it names', () => {
  const origin = 'https://prep.bank.example';
  expect(conversationInWidget({ isTrusted: false, origin, data: said }, HOSTS)).toBeNull();
});

test('the bridge is heard in its own words only', () => {
  for (const data of [
    null,
    'x',
    ID,
    {},
    { ...said, type: 'other' },
    { type: WIDGET_SHOWN },
    { ...said, conversationId: `${ID} ` },
    { ...said, conversationId: 7 },
  ]) {
    expect(conversationInWidget({ isTrusted: true, origin: 'https://prep.bank.example', data }, HOSTS)).toBeNull();
  }
});

test('each source tells what is new, and a late panel is told everything, the latest last', () => {
  const told: Signal[] = [];
  const signals = createSignals((signal) => told.push(signal));
  signals.read('hash', null);
  signals.read('hash', ID);
  signals.read('hash', ID);
  signals.read('widget', ID);
  signals.read('hash', null);
  expect(told).toEqual([
    { by: 'hash', conversationId: ID },
    { by: 'widget', conversationId: ID },
    { by: 'hash', conversationId: null },
  ]);
  expect(signals.now()).toEqual([
    { by: 'widget', conversationId: ID },
    { by: 'hash', conversationId: null },
  ]);
});
