import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';
import type { Block, Notice } from '../contract/blocks.ts';
import type { Frame } from '../contract/frames.ts';
import type { PackContext } from '../prep-pack/section.ts';
import { ticketClaims } from '../seals/handle-claims.ts';
import type { Seals } from '../seals/seal.ts';
import type { InsightClaims } from './insight-handle.ts';
import { insightIdOf, recordIdsOf, sealInsight } from './insight-handle.ts';

/** A rule's card that has gone to a panel. */
export interface ShownInsight extends Omit<InsightClaims, 'repId' | 'recordIds' | 'policyVersion'> {
  market: string;
  segment: string;
  atMs: number;
}

interface OfferFeedbackDependencies {
  seals: Seals;
  /** Keys the ids of showings. */
  secret: string;
  clock: Clock;
  /** Returns at once, whatever becomes of it. */
  onShown: (shown: ShownInsight) => void;
}

/** Frames of a pack that is shown, with a handle on each card that a rule has drawn. */
export type OfferFeedback = (frames: AsyncGenerator<Frame>, shown: ShownPack) => AsyncGenerator<Frame>;

interface ShownPack {
  /** Whose handles these are: they say what it says. */
  ticket: string | undefined;
  context: PackContext;
}

/** Tickets are renewed while the conversation lives; whether it is still the rep's own is asked with each verdict. */
const ON_CALL_S = 86_400;

/** Packs are asked for again and again while a conversation lives; one showing is one event. */
const REMEMBERED_SHOWINGS = 50_000;

export function createOfferFeedback({ seals, secret, clock, onShown }: OfferFeedbackDependencies): OfferFeedback {
  const told = new LRUCache<string, true>({ max: REMEMBERED_SHOWINGS });
  const tell = (shown: ShownInsight) => {
    if (told.has(shown.insightId)) return;
    told.set(shown.insightId, true);
    onShown(shown);
  };
  return async function* offerFeedback(frames, { ticket, context }) {
    if (ticket === undefined) return yield* frames;
    const opened = await seals.open('ticket', ticket);
    const { repId, customerId, conversationId, policyVersion } = ticketClaims.parse(opened.claims);
    const showing = { repId, customerId, within: conversationId ?? opened.id };
    const { market, segment } = context.subject;

    const withHandle = async (notice: Notice): Promise<Notice> => {
      if (notice.rule === undefined) return notice;
      const about = {
        ...{ customerId, conversationId, insightId: insightIdOf(secret, showing, notice) },
        ...{ ruleId: notice.rule.id, ruleVersion: notice.rule.version },
      };
      const ticketLeftS = opened.expiresAtEpochS - Math.floor(clock.nowMs() / 1000);
      if (ticketLeftS <= 0) return notice;
      const lifeS = conversationId === null ? ticketLeftS : ON_CALL_S;
      const claims = { ...about, repId, policyVersion, recordIds: recordIdsOf(notice) };
      tell({ ...about, market, segment, atMs: clock.nowMs() });
      return { ...notice, feedback: await sealInsight(seals, claims, lifeS) };
    };
    const withHandles = async (block: Block): Promise<Block> =>
      block.kind === 'notices' ? { ...block, notices: await Promise.all(block.notices.map(withHandle)) } : block;

    for await (const frame of frames) {
      if (frame.type === 'section') yield { ...frame, blocks: await Promise.all(frame.blocks.map(withHandles)) };
      else yield frame;
    }
  };
}

/** For a bank that keeps no feedback. */
export const offerNone: OfferFeedback = (frames) => frames;
