import type { RepSession } from '../sessions/rep-session.ts';

/** What the middleware leaves for the routes. */
export interface WorkerEnv {
  Variables: {
    /** Made by the worker; a client's own id is never taken over. */
    requestId: string;
    rep: RepSession;
    /** Set where a handle that opens for nobody, or for another rep, is left out rather than refused. */
    hasTriedHandle?: true;
  };
}
