// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { conversationInRoster } from '../../entrypoints/genesys.content/conversation-in-roster.ts';

const ID = '0f3c9a52-7d4e-4b61-9f08-2a6f5f1f0c11';
const OTHER = '11111111-2222-4333-8444-555555555555';

describe('the roster of the web desktop', () => {
  beforeEach(() => {
    document.body.replaceChildren();
  });

  function roster(...cards: string[]): void {
    document.body.innerHTML = `<div class="left-chat-rail"><div class="interactions">${cards.join('')}</div></div>`;
  }

  test.each([
    ['an attribute of the card', `<div class="interaction-group is-selected" data-conversation-id="${ID}"></div>`],
    ['an attribute inside it', `<div class="interaction-group is-selected"><i data-interaction-id="${ID}"></i></div>`],
    ['a class of it', `<div class="interaction-group is-selected entity-id-${ID}"></div>`],
    ['a link in it', `<div class="interaction-group is-selected"><a href="#/interactions/${ID}">x</a></div>`],
  ])('hints at the selected card by %s', (_by, card) => {
    roster(`<div class="interaction-group" data-conversation-id="${OTHER}"></div>`, card);
    expect(conversationInRoster(document)).toBe(ID);
  });

  test('never takes an id from text', () => {
    roster(`<div class="interaction-group is-selected"><span class="participant-name">${ID}</span></div>`);
    expect(conversationInRoster(document)).toBeNull();
  });

  test('says nothing when no card or two cards are selected', () => {
    roster(`<div class="interaction-group" data-conversation-id="${ID}"></div>`);
    expect(conversationInRoster(document)).toBeNull();
    const selected = (id: string) => `<div class="interaction-group is-selected" data-conversation-id="${id}"></div>`;
    roster(selected(ID), selected(OTHER));
    expect(conversationInRoster(document)).toBeNull();
  });

  test('ignores what is not a conversation id', () => {
    roster('<div class="interaction-group is-selected" data-id="ember123"></div>');
    expect(conversationInRoster(document)).toBeNull();
  });
});
