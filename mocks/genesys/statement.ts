import { z } from 'zod';
import { ControlError } from './control-error.ts';
import type { FlowOptions } from './options.ts';

export interface StatementRequest {
  conversationId: string;
  customer: { type: 'BCIN' | 'PCIN'; value: string };
  caller?: { type: 'BCIN' | 'PCIN'; value: string };
  level: 'asserted' | 'verified';
  method: string;
  verifiedAt: string;
}

const answer = z.object({ statement: z.string().min(1).max(256) });

/** The call flow's data action: the key stays with the worker, the flow only carries what it is given. */
export async function requestStatement(flow: FlowOptions | undefined, request: StatementRequest): Promise<string> {
  if (!flow) throw new ControlError(409, 'No call flow is configured: give startGenesys `flow`, or call useFlow');
  const response = await flow
    .fetch(flow.statementsUrl, {
      method: 'POST',
      headers: { authorization: `Bearer ${flow.credential}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(10_000),
    })
    .catch((cause: unknown) => {
      throw new ControlError(502, 'The statement endpoint could not be reached', { cause });
    });
  const text = await response.text();
  if (!response.ok)
    throw new ControlError(502, `The statement endpoint answered ${response.status}: ${text.slice(0, 500)}`);
  const parsed = answer.safeParse(parseJson(text));
  if (!parsed.success)
    throw new ControlError(502, 'The statement endpoint sent no statement of 256 characters or less');
  return parsed.data.statement;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
