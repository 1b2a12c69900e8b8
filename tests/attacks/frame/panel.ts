import { configuration } from '../../../api-worker/contract/configuration.ts';
import { createHttp, readJson } from '../../../entrypoints/sidepanel/api/http.ts';
import type { WorkerApi } from '../../../entrypoints/sidepanel/api/worker-api.ts';
import { createWorkerApi } from '../../../entrypoints/sidepanel/api/worker-api.ts';
import { authorize } from '../../../entrypoints/sidepanel/session/authorization.ts';
import type { SessionKeeper } from '../../../entrypoints/sidepanel/session/session-keeper.ts';
import { createSessionKeeper } from '../../../entrypoints/sidepanel/session/session-keeper.ts';
import { createSessionMemory } from '../../../entrypoints/sidepanel/session/session-memory.ts';
import { createSessionRequests } from '../../../entrypoints/sidepanel/session/session-requests.ts';
import type { GenesysUser } from '../../../mocks/genesys/options.ts';
import { REDIRECT_URI, WORKER_ORIGIN } from '../../../mocks/stage/cast.ts';
import { logIn } from '../../../mocks/stage/log-in.ts';
import { EXTENSION_ORIGIN } from '../../../mocks/stage/panel-headers.ts';
import { createKeyRing, createMemoryArea, oneAtATime } from '../../entrypoints/browser-stand-ins.ts';
import type { Scene } from './scene.ts';

/** The panel's own way to worker and Genesys, over the wire, with memory in place of the browser's storage. */
export interface WiredPanel {
  keeper: SessionKeeper;
  api: WorkerApi;
  /** What `storage.session` would hold. */
  stored: Record<string, unknown>;
  keyCount: () => number;
  /** Paths asked of the worker, in order. */
  asked: string[];
}

/** `redirect` changes the address Genesys leads back to, as whoever sits in between could. */
export async function openPanel(
  scene: Scene,
  user: GenesysUser,
  redirect: (address: URL) => URL = (address) => address,
): Promise<WiredPanel> {
  const asked: string[] = [];
  const http = createHttp(WORKER_ORIGIN, (input, init) => {
    const { pathname } = new URL(String(input));
    asked.push(pathname);
    const headers = new Headers(init?.headers);
    headers.set('origin', EXTENSION_ORIGIN);
    return fetch(`http://127.0.0.1:${scene.worker.port}${pathname}`, { ...init, headers });
  });
  const settings = await readJson(await http({ path: '/v1/configuration', method: 'GET' }), configuration);
  const area = createMemoryArea();
  const keys = createKeyRing();
  const keeper = createSessionKeeper({
    origin: WORKER_ORIGIN,
    memory: createSessionMemory(area),
    keys,
    requests: createSessionRequests(WORKER_ORIGIN, http),
    authorize: (isInteractive) =>
      authorize({
        configuration: settings,
        redirectUri: REDIRECT_URI,
        isInteractive,
        launch: async ({ url }) =>
          redirect(new URL(await logIn(scene.stage, user, new URL(url).searchParams.toString()))).href,
      }),
    alone: oneAtATime(),
    nowMs: Date.now,
  });
  const api = createWorkerApi({ origin: WORKER_ORIGIN, http, keeper, onSignedOut: () => undefined });
  return { keeper, api, stored: area.items, keyCount: keys.count, asked };
}
