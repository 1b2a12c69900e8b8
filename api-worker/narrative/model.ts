import OpenAI from 'openai';
import type { Fact } from './fact.ts';
import { INSTRUCTION } from './instruction.ts';

export interface ModelSettings {
  /** Base address of a service that speaks the chat completions protocol. */
  address: string;
  key: string;
  model: string;
}

/** The port: facts in, whatever the model wrote out. Throws when it does not answer before the signal. */
export type AskModel = (facts: readonly Fact[], signal: AbortSignal) => Promise<string>;

/** The provider's own SDK, without its retries: a second try would outlive the pack. */
export function createModel({ address, key, model }: ModelSettings): AskModel {
  const client = new OpenAI({ baseURL: address, apiKey: key, maxRetries: 0, logLevel: 'off' });
  return async (facts, signal) => {
    const answer = await client.chat.completions.create(
      {
        model,
        temperature: 0,
        max_completion_tokens: 300,
        store: false,
        response_format: { type: 'json_object' },
        messages: [
          { role: 'system', content: INSTRUCTION },
          { role: 'user', content: JSON.stringify({ facts }) },
        ],
      },
      { signal },
    );
    return answer.choices[0]?.message.content ?? '';
  };
}
