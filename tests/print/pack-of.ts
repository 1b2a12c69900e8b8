import type { Block } from '../../api-worker/contract/blocks.ts';
import type { Pack, SectionFrame } from '../../api-worker/contract/frames.ts';
import type { Identified } from '../../api-worker/contract/identity.ts';

export const IDENTITY: Identified = {
  state: 'identified',
  level: 'verified',
  customer: { name: 'Harbour <b>Crest</b> Ltd', localName: '海港', isMasked: false, market: 'HK', language: 'zh-Hant' },
  caller: { state: 'known', name: 'Lau Wing Sze', role: 'director', may: ['payments'], mayNot: ['lending'] },
  match: { method: 'BCIN', text: 'BCIN from IVR', strength: 'strong', isSigned: true },
  howToVerify: [],
  isPinnable: true,
};

export function packOf(
  blocks: Block[],
  rest: { frame?: Partial<SectionFrame>; identity?: Pack['identity']['identity']; complete?: boolean } = {},
): Pack {
  const frame: SectionFrame = {
    type: 'section',
    ticketId: 't',
    id: 'alerts',
    part: 'all',
    status: 'ready',
    blocks,
    ms: 1,
    ...rest.frame,
  };
  return {
    identity: {
      type: 'identity',
      ticketId: 't',
      identity: rest.identity ?? IDENTITY,
      sections: [
        { id: 'alerts', title: 'Restrictions and care', reservedRows: 1 },
        { id: 'kpis', title: 'Key figures', reservedRows: 1 },
      ],
      ms: 1,
    },
    sections: [frame, { ...frame, id: 'kpis', status: 'empty', text: 'No key figures on file', blocks: [] }],
    complete: rest.complete ?? true,
  };
}
