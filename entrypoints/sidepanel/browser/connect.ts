import { browser } from 'wxt/browser';
import { configuration } from '../../../api-worker/contract/configuration.ts';
import { REDIRECT_PATH } from '../../../api-worker/contract/redirect-path.ts';
import { createHttp, readJson } from '../api/http.ts';
import { createWorkerApi } from '../api/worker-api.ts';
import type { Broadcast } from '../conversations/create-push.ts';
import { createPush } from '../conversations/create-push.ts';
import type { WorkerConnection } from '../panel/create-stage.ts';
import { authorize } from '../session/authorization.ts';
import { forOneRep } from '../session/for-one-rep.ts';
import type { ProofKeys } from '../session/proof-keys.ts';
import { createSessionKeeper } from '../session/session-keeper.ts';
import type { SessionMemory } from '../session/session-memory.ts';
import { createSessionRequests } from '../session/session-requests.ts';

/** Login pages that redirect by script need a moment before a silent sign-in may be called impossible. */
const SILENT_SIGN_IN_MS = 3_000;

type ConnectDependencies = { memory: SessionMemory; keys: ProofKeys; onAnotherRep: () => void };

export function createConnect({ memory, keys, onAnotherRep }: ConnectDependencies) {
  const panelId = crypto.randomUUID();
  return (origin: string, ended: AbortSignal): WorkerConnection => {
    const http = createHttp(origin, (input, init) => fetch(input, init), ended);
    return {
      readConfiguration: async () => readJson(await http({ path: '/v1/configuration', method: 'GET' }), configuration),
      signedIn(settings, onSignedOut) {
        const shared = createSessionKeeper({
          origin,
          memory,
          keys,
          requests: createSessionRequests(origin, http),
          authorize: (isInteractive) =>
            authorize({
              configuration: settings,
              redirectUri: browser.identity.getRedirectURL(REDIRECT_PATH),
              isInteractive,
              launch,
            }),
          alone: (task) => navigator.locks.request('session', task),
          nowMs: () => Date.now(),
        });
        const keeper = forOneRep(shared, onAnotherRep);
        const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
        const api = createWorkerApi({ origin, http, keeper, onSignedOut, timeZone, panelId });
        return {
          keeper,
          api,
          startPush: (listener, signal) =>
            createPush(
              {
                openChannel: api.openChannel,
                regionDomain: settings.regionDomain,
                openSocket: (uri) => new WebSocket(uri),
                broadcast: createBroadcast(signal),
                becomeHolder,
              },
              listener,
              signal,
            ),
        };
      },
    };
  };
}

function launch({ url, isInteractive }: { url: string; isInteractive: boolean }): Promise<string | undefined> {
  if (isInteractive) return browser.identity.launchWebAuthFlow({ url, interactive: true });
  return browser.identity.launchWebAuthFlow({
    url,
    interactive: false,
    abortOnLoadForNonInteractive: false,
    timeoutMsForNonInteractive: SILENT_SIGN_IN_MS,
  });
}

function createBroadcast(signal: AbortSignal): Broadcast {
  const channel = new BroadcastChannel('conversations');
  signal.addEventListener('abort', () => channel.close());
  return {
    post: (message) => {
      if (!signal.aborted) channel.postMessage(message);
    },
    onMessage: (listen) => {
      channel.onmessage = ({ data }: MessageEvent) => listen(data);
    },
  };
}

/** Resolves while the lock is held; it is given back when the signal ends or the document goes. */
function becomeHolder(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const held = new Promise<void>((release) => signal.addEventListener('abort', () => release()));
    navigator.locks
      .request('conversations', { signal }, () => {
        resolve();
        return held;
      })
      .catch(reject);
  });
}
