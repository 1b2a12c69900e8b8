import { z } from 'zod';
import type { Child } from '../../mocks/stage/child.ts';

/** Lets a test look into a worker's process; the product itself knows nothing of it. */
export const INSPECTED = ['--inspect=127.0.0.1:0'];

const reply = z.looseObject({
  id: z.number(),
  result: z.looseObject({}).optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});
const evaluated = z.looseObject({
  result: z.looseObject({ value: z.unknown().optional(), objectId: z.string().optional() }),
  exceptionDetails: z
    .looseObject({ exception: z.looseObject({ description: z.string().optional() }).optional() })
    .optional(),
});
const queried = z.looseObject({ objects: z.looseObject({ objectId: z.string() }) });

/** A connection to the inspector of one worker, for the length of one look. */
export interface Inspector {
  /** A full collection, twice: what finalisers let go is gone too. */
  collectGarbage(): Promise<void>;
  evaluate(expression: string): Promise<unknown>;
  /** Runs a function, given as text, over all living objects of a prototype. */
  overInstances(prototype: string, declaration: string): Promise<unknown>;
}

export async function inspect<Result>(worker: Child, look: (inspector: Inspector) => Promise<Result>): Promise<Result> {
  const socket = new WebSocket(addressOf(worker));
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  socket.addEventListener('message', ({ data }) => {
    const message = reply.safeParse(JSON.parse(String(data))).data;
    const asked = message && waiting.get(message.id);
    if (!asked) return;
    waiting.delete(message.id);
    if (message.error) asked.reject(new Error(message.error.message));
    else asked.resolve(message.result);
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('no inspector answers')), { once: true });
  });
  let count = 0;
  const send = (method: string, params: object = {}): Promise<unknown> => {
    count += 1;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    waiting.set(count, { resolve, reject });
    socket.send(JSON.stringify({ id: count, method, params }));
    return promise;
  };
  try {
    return await look(inspectorOf(send));
  } finally {
    socket.close();
  }
}

function inspectorOf(send: (method: string, params?: object) => Promise<unknown>): Inspector {
  const group = 'look';
  const evaluate = async (expression: string, returnByValue: boolean) => {
    const answer = evaluated.parse(
      await send('Runtime.evaluate', { expression, returnByValue, awaitPromise: returnByValue, objectGroup: group }),
    );
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? expression);
    return answer.result;
  };
  return {
    collectGarbage: async () => {
      for (const _ of [1, 2]) await send('HeapProfiler.collectGarbage');
    },
    evaluate: async (expression) => (await evaluate(expression, true)).value,
    overInstances: async (prototype, declaration) => {
      const { objectId } = await evaluate(prototype, false);
      const { objects } = queried.parse(
        await send('Runtime.queryObjects', { prototypeObjectId: objectId, objectGroup: group }),
      );
      const called = evaluated.parse(
        await send('Runtime.callFunctionOn', {
          objectId: objects.objectId,
          functionDeclaration: declaration,
          returnByValue: true,
        }),
      );
      await send('Runtime.releaseObjectGroup', { objectGroup: group });
      return called.result.value;
    },
  };
}

function addressOf({ errors }: Child): string {
  const address = errors.map((line) => /ws:\/\/127\.0\.0\.1:\d+\/\S+/u.exec(line)?.[0]).find(Boolean);
  if (!address) throw new Error('the worker was not started with an inspector');
  return address;
}
