import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { z } from 'zod';

interface GivenFact {
  id: string;
  text: string;
}

/** What the model writes as its whole message, or how it fails to answer. */
export type Behaviour =
  | { says: (facts: readonly GivenFact[]) => string }
  | { fails: 'stall' | 'reset' | 'no-json' | 'server-error' };

export interface ModelServer {
  /** Base address for a chat completions client. */
  address: string;
  /** The key every request must bear. */
  key: string;
  behave: (behaviour: Behaviour) => void;
  /** The user messages received, oldest first. */
  asked: readonly string[];
  close: () => Promise<void>;
}

const KEY = 'model-key';

const request = z.object({
  model: z.string().min(1),
  messages: z.tuple([
    z.object({ role: z.literal('system'), content: z.string().min(1) }),
    z.object({ role: z.literal('user'), content: z.string().min(1) }),
  ]),
});
const question = z.object({ facts: z.array(z.object({ id: z.string(), text: z.string() })) });

/** One sentence a fact, word for word. */
export const honest = (facts: readonly GivenFact[]): string =>
  JSON.stringify({ sentences: facts.map(({ id, text }) => ({ fact: id, text: `${text}.` })) });

/** A language model behind the chat completions protocol on 127.0.0.1; honest until told otherwise. */
export async function startModel(): Promise<ModelServer> {
  let behaviour: Behaviour = { says: honest };
  const asked: string[] = [];
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.post('/v1/chat/completions', async (context) => {
    if (context.req.header('authorization') !== `Bearer ${KEY}`) {
      return context.json({ error: { message: 'Incorrect API key provided', code: 'invalid_api_key' } }, 401);
    }
    const { model, messages } = request.parse(await context.req.json());
    const [, { content }] = messages;
    asked.push(content);
    if ('fails' in behaviour) return await failure(behaviour.fails, context.env.incoming);
    const { facts } = question.parse(JSON.parse(content));
    return context.json(completion(model, behaviour.says(facts)));
  });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${portOf(server)}/v1`,
    key: KEY,
    behave: (next) => {
      behaviour = next;
    },
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function completion(model: string, content: string) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model,
    choices: [
      { index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: 'stop' },
    ],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  };
}

async function failure(
  kind: Extract<Behaviour, { fails: unknown }>['fails'],
  incoming: IncomingMessage,
): Promise<Response> {
  switch (kind) {
    case 'stall':
      await new Promise((resolve) => incoming.socket.once('close', resolve));
      return RESPONSE_ALREADY_SENT;
    case 'reset':
      incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    case 'no-json':
      return new Response('<html>Bad gateway</html>', { headers: { 'content-type': 'text/html' } });
    case 'server-error':
      return Response.json({ error: { message: 'overloaded' } }, { status: 503 });
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The model server is not listening');
  return address.port;
}
