import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { frame } from '../../api-worker/contract/frames.ts';
import { openDesk } from './desk.ts';
import { packsOverHttp } from './packs-over-http.ts';

/** A worker whose kpis query waits until it may go on. */
async function slowWorker() {
  const { promise: isOn, resolve: goOn } = Promise.withResolvers<void>();
  const kpis = async ({ signal }: { signal: AbortSignal }) => {
    const left = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await Promise.race([isOn, left]);
  };
  const desk = openDesk({ answers: { kpis } });
  return { desk, goOn, post: packsOverHttp(desk), conversationId: await desk.ringSigned() };
}

async function framesIn(response: Response) {
  const lines = (await response.text()).trimEnd().split('\n');
  return lines.map((line) => frame.parse(JSON.parse(line)));
}

describe('a call that rings while two panels of one rep are open', () => {
  it('brings each of them its whole pack', async () => {
    const { desk, goOn, post, conversationId } = await slowWorker();
    const ask = () => post({ conversationId, panelId: randomUUID() });
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    goOn();
    for (const frames of await Promise.all(answers.map(framesIn))) {
      expect(frames.at(-1)).toMatchObject({ type: 'done', complete: true });
    }
    expect(desk.livePacks.size).toBe(0);
  });

  it('is still one pack a panel: who asks again stops what the panel asked before', async () => {
    const { desk, goOn, post, conversationId } = await slowWorker();
    const asked = { conversationId, panelId: randomUUID() };
    const older = await post(asked);
    const newer = await post({ ...asked, conversationId: conversationId.toUpperCase() });
    expect(desk.livePacks.size).toBe(1);
    goOn();
    const [cut, whole] = await Promise.all([older, newer].map(framesIn));
    expect(cut?.map(({ type }) => type)).toContain('identity');
    expect(cut?.map(({ type }) => type)).not.toContain('done');
    expect(whole?.at(-1)).toMatchObject({ type: 'done', complete: true });
  });

  it('is no way to more packs at once: panels share what a rep has', async () => {
    const { desk, post, conversationId } = await slowWorker();
    const answers = [];
    for (let panel = 0; panel < 20; panel += 1) answers.push(await post({ conversationId, panelId: randomUUID() }));
    expect(desk.livePacks.size).toBe(6);
    for (const { body } of answers) await body?.cancel();
    expect(desk.livePacks.size).toBe(0);
  });

  it('knows a panel by a random id, and nothing else may stand there', async () => {
    const { post, conversationId } = await slowWorker();
    expect((await post({ conversationId, panelId: 'ada@bank.example' })).status).toBe(400);
  });
});
