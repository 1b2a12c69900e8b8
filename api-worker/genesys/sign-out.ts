import { AppError } from '../errors.ts';
import type { GenesysFetch } from './genesys-fetch.ts';

/**
 * Revokes the rep's own token of our client, also when the panel has gone meanwhile; the desktop's own sign-in is
 * another token and stays.
 */
export function createSignOut({ genesysFetch, apiOrigin }: { genesysFetch: GenesysFetch; apiOrigin: string }) {
  return async (token: string): Promise<void> => {
    try {
      await genesysFetch({ method: 'DELETE', url: `${apiOrigin}/api/v2/tokens/me`, token });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'session_expired')) throw error;
    }
  };
}
export type SignOut = ReturnType<typeof createSignOut>;
