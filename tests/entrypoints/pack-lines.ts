import type { Identified } from '../../api-worker/contract/identity.ts';
import { SECTION_IDS } from '../../api-worker/contract/sections.ts';

/** Lines of a pack as the worker would send them, with the customer's name in every one of them. */
export const identified = (name: string, level: Identified['level'] = 'verified'): Identified => ({
  state: 'identified',
  level,
  customer: { name, isMasked: level === 'claimed', market: 'GB' },
  caller: { state: 'unknown', may: [], mayNot: [], ask: 'Ask who is speaking' },
  match: { method: 'BCIN', text: 'BCIN from IVR, signed', strength: 'strong', isSigned: true },
  howToVerify: [],
  isPinnable: level !== 'claimed',
});

export const identityLine = (ticketId: string, identity: unknown, extra: object = {}) => ({
  type: 'identity',
  ticketId,
  ticket: `sealed-ticket-of-${ticketId}`,
  ticketExpiresAt: '2030-01-01T00:00:00Z',
  identity,
  sections: SECTION_IDS.map((id) => ({ id, title: id, reservedRows: 3 })),
  ms: 1,
  ...extra,
});

export const sectionLine = (ticketId: string, id: string, name: string, extra: object = {}) => ({
  type: 'section',
  ticketId,
  id,
  part: 'all',
  status: 'ready',
  blocks: [
    { kind: 'facts', place: 'body', lines: [`${id} of ${name}`], facts: [{ label: id, value: { text: name } }] },
  ],
  ms: 2,
  ...extra,
});

export const doneLine = (ticketId: string, complete = true) => ({
  type: 'done',
  ticketId,
  complete,
  ms: 3,
  slowestPathMs: 3,
});

export function packLines(
  ticketId: string,
  name: string,
  level: Identified['level'] = 'verified',
  extra: object = {},
): object[] {
  return [
    identityLine(ticketId, identified(name, level), extra),
    ...SECTION_IDS.map((id) => sectionLine(ticketId, id, name)),
    doneLine(ticketId),
  ];
}

export const toBytes = (lines: readonly unknown[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

export function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}
