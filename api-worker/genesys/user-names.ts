import { z } from 'zod';
import { AppError, AskerLeft } from '../errors.ts';
import type { RepSession } from '../sessions/rep-session.ts';
import type { GenesysFetch } from './genesys-fetch.ts';

/** Genesys takes a list of ids in the address, which must not grow without end. */
const IDS_A_CALL = 50;

const listShape = z.looseObject({
  entities: z.array(z.looseObject({ id: z.string(), name: z.string().min(1) })).default([]),
});

/** Names by user id, as Genesys shows them to the asker; who is not shown has no entry. */
export type UserNames = (
  rep: RepSession,
  userIds: readonly string[],
  signal: AbortSignal,
) => Promise<Map<string, string>>;

/** Asked with the asker's own token and kept nowhere, so that no name has to stand in the audit or its copy. */
export function createUserNames(options: { genesysFetch: GenesysFetch; apiOrigin: string }): UserNames {
  return async ({ genesysToken: token }, userIds, signal) => {
    const names = new Map<string, string>();
    const ids = [...new Set(userIds)];
    for (let from = 0; from < ids.length; from += IDS_A_CALL) {
      const query = new URLSearchParams({ state: 'any', pageSize: String(IDS_A_CALL) });
      for (const id of ids.slice(from, from + IDS_A_CALL)) query.append('id', id);
      const url = `${options.apiOrigin}/api/v2/users?${query}`;
      const answer = await options.genesysFetch({ method: 'GET', url, token, signal }).catch(unlessUnreadable);
      for (const { id, name } of listShape.safeParse(answer).data?.entities ?? []) names.set(id, name);
    }
    return names;
  };
}

/** A supervisor who may not read the directory, or a Genesys that fails, leaves the ids standing. */
function unlessUnreadable(error: unknown): null {
  if (error instanceof AskerLeft || !(error instanceof AppError) || error.status === 401) throw error;
  return null;
}
