import { randomUUID } from 'node:crypto';
import type { Block, Notice } from '../../api-worker/contract/blocks.ts';
import { createGiveFeedback } from '../../api-worker/feedback/give-feedback.ts';
import type { ShownInsight } from '../../api-worker/feedback/offer-feedback.ts';
import { createOfferFeedback } from '../../api-worker/feedback/offer-feedback.ts';
import type { DerivedSection } from '../../api-worker/prep-pack/section.ts';
import type { NewRow } from '../../api-worker/warehouse/append-rows.ts';
import { AS_OF, openDesk, REP } from '../prep-pack/desk.ts';
import { tellingInsights } from '../prep-pack/fixtures.ts';

const cards = (place: Block['place'], notices: Notice[]): Block => ({ kind: 'notices', place, lines: [], notices });
const card = (id: string, ruleId?: string): Notice => ({
  ...{ id, class: 'CLOCK', severity: 'high', title: `Card ${id}` },
  ...(ruleId === undefined ? {} : { rule: { id: ruleId, version: 2 } }),
});

/** Two cards of rules and one of none above the fold, one of a rule below. */
const insights: DerivedSection = {
  ...tellingInsights,
  toFirst: () => ({
    status: 'ready',
    blocks: [cards('first', [card('I05:journey-1', 'I05'), card('I07:CARD', 'I07'), card('unknown:network')])],
  }),
  toBody: () => ({ status: 'ready', blocks: [cards('body', [card('I14', 'I14')])] }),
};

/** A desk whose packs take a word on their cards. */
export function openFeedbackDesk({ isFull = false } = {}) {
  const clock = { nowMs: () => Date.parse(AS_OF) };
  const shown: ShownInsight[] = [];
  const kept: NewRow[] = [];
  const { seals } = openDesk();
  const offerFeedback = createOfferFeedback({ seals, secret: 'key', clock, onShown: (each) => shown.push(each) });
  const desk = openDesk({ change: { seals, insights, offerFeedback } });
  const giveFeedback = createGiveFeedback({
    ...{ ...desk.dependencies, clock },
    keep: (row) => !isFull && kept.push(row) > 0,
  });
  return {
    ...{ desk, shown, kept, seals },
    give: (request: Parameters<typeof giveFeedback>[0], rep = REP) =>
      giveFeedback(request, { rep, correlationId: randomUUID(), signal: new AbortController().signal }),
  };
}
