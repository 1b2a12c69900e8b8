import { vi } from 'vitest';
import type { Frame } from '../../api-worker/contract/frames.ts';
import { frame } from '../../api-worker/contract/frames.ts';
import type { PackRequest } from '../../api-worker/contract/packs.ts';
import { packRequest } from '../../api-worker/contract/packs.ts';
import type { TlsFront } from '../../mocks/stage/tls-front.ts';

export interface WatchedPack {
  asked: PackRequest;
  status: number;
  /** The body, byte for byte. */
  body: string;
  frames: Frame[];
}

export interface PackWatch {
  readonly all: WatchedPack[];
  of: (conversationId: string) => WatchedPack[];
  /** The newest whole pack of a conversation. */
  whole: (conversationId: string) => Promise<WatchedPack>;
}

const WITHIN_MS = 20_000;

/** Every pack that went over the wire since the bench was opened. */
export function watchPacks(front: TlsFront): PackWatch {
  const all: WatchedPack[] = [];
  front.onPack(({ request, status, answer }) => {
    const lines = status === 200 ? answer.split('\n').filter((line) => line.endsWith('}')) : [];
    const frames = lines.map((line) => frame.parse(JSON.parse(line)));
    all.push({ asked: packRequest.parse(JSON.parse(request)), status, body: answer, frames });
  });
  const of = (conversationId: string) => all.filter(({ asked }) => asked.conversationId === conversationId);
  return {
    all,
    of,
    whole: (conversationId) =>
      vi.waitUntil(() => of(conversationId).findLast(({ frames }) => frames.some(({ type }) => type === 'done')), {
        timeout: WITHIN_MS,
      }),
  };
}
