import type { Frame, SectionFrame } from '../contract/frames.ts';
import type { PackRequest } from '../contract/packs.ts';
import type { SectionCode, SectionId } from '../contract/sections.ts';
import { SECTION_IDS } from '../contract/sections.ts';
import type { OfferFeedback } from '../feedback/offer-feedback.ts';
import type { LivePacks } from './live-packs.ts';
import type { Asker, OpenedPack, OpenPackDependencies } from './open-pack.ts';
import { openPack } from './open-pack.ts';
import type { RunSectionsDependencies } from './run-sections.ts';
import { runSections } from './run-sections.ts';

export interface PreparePackDependencies extends OpenPackDependencies, RunSectionsDependencies {
  livePacks: LivePacks;
  /** Puts a handle on the cards of a pack that is shown. */
  offerFeedback: OfferFeedback;
}

export type PreparePack = (request: PackRequest, asker: Asker) => Promise<AsyncGenerator<Frame>>;

/** Opens a pack and answers its frames. The promise rejects before any frame exists; the generator stops when nobody listens. */
export function createPreparePack(dependencies: PreparePackDependencies): PreparePack {
  return async (request, asker) => {
    const about = request.conversationId?.toLowerCase() ?? request.handle ?? '';
    const asked = { repId: asker.rep.access.repId, about, panelId: request.panelId };
    const { signal, end } = dependencies.livePacks.start(asked, asker.signal);
    try {
      const opened = await openPack(dependencies, request, { ...asker, signal });
      const sectionIds = [...new Set(request.sections ?? SECTION_IDS)];
      return frames(dependencies, opened, sectionIds, signal, end);
    } catch (error) {
      end();
      throw error;
    }
  };
}

async function* frames(
  dependencies: PreparePackDependencies,
  opened: OpenedPack,
  asked: SectionId[],
  signal: AbortSignal,
  end: () => void,
): AsyncGenerator<Frame> {
  const { identityFrame, context, heldBecause, startedMs, preludeMs } = opened;
  const { ticketId } = identityFrame;
  try {
    yield identityFrame;
    if (identityFrame.identity.state === 'identified' && context && !heldBecause) {
      const run = { ticketId, asked, context, signal, startedMs, preludeMs };
      const { ticket } = identityFrame;
      yield* dependencies.offerFeedback(runSections(dependencies, run), { ticket, context });
      return;
    }
    if (heldBecause) yield* asked.map((id) => heldFrame(ticketId, id, heldBecause, identityFrame.ms));
    const complete = identityFrame.identity.state !== 'look-up-failed';
    yield { type: 'done', ticketId, complete, ms: identityFrame.ms, slowestPathMs: Math.round(preludeMs) };
  } finally {
    end();
  }
}

function heldFrame(ticketId: string, id: SectionId, code: SectionCode, ms: number): SectionFrame {
  return { type: 'section', ticketId, id, part: 'all', status: 'held', code, blocks: [], ms };
}
