import type { Frame } from '../../api-worker/contract/frames.ts';
import { AppError } from '../../api-worker/errors.ts';
import type { GenesysMock } from '../../mocks/genesys/server.ts';
import type { Panel, PanelAnswer } from '../app/panel.ts';
import { ISSUER_CREDENTIAL } from '../app/settings.ts';
import { startTestWorker } from '../app/worker.ts';

export const OTHER_CREDENTIAL = 'another-call-flow-credential-of-32-characters';
const CONVERSATION = '5e0b8d5c-5f0e-4d0a-9a43-0f5a3f4b6c11';

async function* aPack(): AsyncGenerator<Frame> {
  yield { type: 'done', ticketId: 't', complete: true, ms: 1, slowestPathMs: 1 };
}

/** A worker that knows one conversation of the rep, and says of every other one what it says of none. */
export function startLimited(genesys: GenesysMock, limits: object = {}) {
  const asked: string[] = [];
  const worker = startTestWorker({
    genesys,
    settings: {
      RATE_LIMITS: JSON.stringify(limits),
      STATEMENT_ISSUER_CREDENTIALS: `${ISSUER_CREDENTIAL},${OTHER_CREDENTIAL}`,
    },
    change: {
      preparePack: async ({ conversationId = '', handle }) => {
        asked.push(conversationId);
        if (handle) throw new AppError('handle_invalid');
        if (conversationId !== CONVERSATION) throw new AppError('not_found');
        return aPack();
      },
    },
  });
  return { worker, asked };
}

export const pack = (panel: Panel, conversationId = CONVERSATION) => panel.post('/v1/packs', { conversationId });
export const tried = async (count: number, request: (turn: number) => Promise<PanelAnswer>) => {
  const answers: PanelAnswer[] = [];
  for (let turn = 0; turn < count; turn += 1) answers.push(await request(turn));
  return answers;
};
export const statuses = (answers: PanelAnswer[]) => answers.map(({ status }) => status);
