import { generateKeyPair } from 'dpop';
import { session } from '../../../api-worker/contract/session.ts';
import type { GenesysUser } from '../../../mocks/genesys/options.ts';
import { authorizeAt } from '../../../mocks/stage/log-in.ts';
import { provenHeaders } from '../../../mocks/stage/panel-headers.ts';
import type { Stage } from '../../../mocks/stage/stage.ts';
import type { Answer, Credentials } from './ask.ts';
import { ask } from './ask.ts';

/** Hands a grant to a worker, with a fresh key unless one is given. */
export async function openSession(
  port: number,
  grant: unknown,
  keys?: Credentials['keys'],
): Promise<{ answer: Answer; keys: Credentials['keys'] }> {
  const pair = keys ?? (await generateKeyPair('ES256'));
  const headers = await provenHeaders('/v1/session', pair);
  return { answer: await ask(port, { path: '/v1/session', headers, body: grant }), keys: pair };
}

export interface Rep extends Credentials {
  id: string;
  expiresAt: string;
}

export async function signInAt(stage: Stage, port: number, user: GenesysUser): Promise<Rep> {
  const { answer, keys } = await openSession(port, await authorizeAt(stage, user));
  if (answer.status !== 200) throw new Error(`sign-in was refused: ${answer.status} ${answer.text}`);
  const opened = session.parse(JSON.parse(answer.text));
  return { session: opened.session, keys, id: opened.rep.id, expiresAt: opened.expiresAt };
}
