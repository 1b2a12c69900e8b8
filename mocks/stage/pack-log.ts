import type { Frame, IdentityFrame, SectionFrame } from '../../api-worker/contract/frames.ts';
import { frame } from '../../api-worker/contract/frames.ts';
import type { TlsFront } from './tls-front.ts';

export interface PackReport {
  conversationId: string | null;
  customer: string | null;
  state: IdentityFrame['identity']['state'];
  level: string | null;
  identityMs: number;
  firstSectionMs: number | null;
  completeMs: number;
  slowestPathMs: number;
  sections: { id: string; status: string; ms: number }[];
  /** Rules whose cards or list entries arrived, in the order of the screen. */
  cards: { rule: string; isListed: boolean }[];
}

/** The packs the stage's panels received, read off the wire. */
export class PackLog {
  readonly reports: PackReport[] = [];

  constructor(front: TlsFront) {
    front.onPack(({ request, answer, status }) => {
      if (status !== 200) return;
      const asked = JSON.parse(request) as { conversationId?: string };
      const report = reportOf(answer.split('\n').flatMap(parsedFrame));
      if (report) this.reports.push({ ...report, conversationId: asked.conversationId ?? null });
    });
  }

  /** The newest finished pack of a conversation that fits, once it is there. */
  async find(conversationId: string, fits: (report: PackReport) => boolean, withinMs: number): Promise<PackReport> {
    const endsAtMs = Date.now() + withinMs;
    while (Date.now() < endsAtMs) {
      const found = this.reports.findLast((report) => report.conversationId === conversationId && fits(report));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const seen = this.reports
      .map(({ conversationId: id, state, level }) => `${id?.slice(0, 8)} ${state} ${level}`)
      .join(', ');
    throw new Error(`no such pack of ${conversationId} within ${withinMs} ms; seen: ${seen || 'none'}`);
  }
}

/** A cut stream ends in half a line. */
function parsedFrame(line: string): Frame[] {
  if (!line.endsWith('}')) return [];
  return [frame.parse(JSON.parse(line))];
}

/** A finished pack as figures; null when it was cut. */
export function reportOf(frames: Frame[]): PackReport | null {
  const identity = frames.find((each) => each.type === 'identity');
  const done = frames.find((each) => each.type === 'done');
  if (!identity || !done) return null;
  const sections = frames.filter((each) => each.type === 'section');
  const last = new Map(sections.map((each): [string, SectionFrame] => [each.id, each]));
  const who = identity.identity.state === 'identified' ? identity.identity : null;
  return {
    conversationId: null,
    customer: who?.customer.name ?? null,
    state: identity.identity.state,
    level: who?.level ?? null,
    identityMs: identity.ms,
    firstSectionMs: sections[0]?.ms ?? null,
    completeMs: done.ms,
    slowestPathMs: done.slowestPathMs,
    sections: [...last.values()].map(({ id, status, ms }) => ({ id, status, ms })),
    cards: [...cardsOf(sections, 'alerts'), ...cardsOf(sections, 'insights')],
  };
}

function cardsOf(sections: SectionFrame[], id: SectionFrame['id']): PackReport['cards'] {
  const blocks = sections.filter((section) => section.id === id).flatMap((section) => section.blocks);
  return blocks.flatMap((block) =>
    block.kind === 'notices'
      ? block.notices.flatMap(({ rule }) => (rule ? [{ rule: rule.id, isListed: block.place === 'body' }] : []))
      : [],
  );
}
