import { setTimeout as pause } from 'node:timers/promises';
import { BigQuery } from '@google-cloud/bigquery';
import { PassThroughClient } from 'google-auth-library';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Notice } from '../../api-worker/contract/blocks.ts';
import { createHttp } from '../../entrypoints/sidepanel/api/http.ts';
import { createWorkerApi } from '../../entrypoints/sidepanel/api/worker-api.ts';
import type { Packs } from '../../entrypoints/sidepanel/packs/create-packs.ts';
import { createPacks } from '../../entrypoints/sidepanel/packs/create-packs.ts';
import { REP, WORKER_ORIGIN } from '../../mocks/stage/cast.ts';
import { PANEL_HEADERS } from '../../mocks/stage/panel-headers.ts';
import type { Scene } from '../attacks/frame/scene.ts';
import { openScene } from '../attacks/frame/scene.ts';

const KEY = 'conversation';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** The panel's own client on the running worker: only the way through the TLS front is left out. */
async function openPanel(): Promise<Packs> {
  const { session, keys, id, expiresAt } = await scene.rep(REP);
  const http = createHttp(WORKER_ORIGIN, (address, init) =>
    fetch(String(address).replace(WORKER_ORIGIN, `http://127.0.0.1:${scene.worker.port}`), {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init?.headers)), origin: PANEL_HEADERS.origin },
    }),
  );
  const credentials = {
    held: { session, expiresAt, keyId: 'tests', origin: WORKER_ORIGIN, rep: { id, name: REP.name, roles: [] } },
    pair: keys,
  };
  const api = createWorkerApi({
    ...{ origin: WORKER_ORIGIN, http, onSignedOut: () => undefined },
    keeper: { current: async () => credentials, replace: async () => null },
  });
  return createPacks({ api, nowMs: Date.now, onChange: () => undefined });
}

function packOf(panel: Packs) {
  const view = panel.view(KEY);
  return view?.state === 'pack' ? view.pack : undefined;
}

/** Cards of rules on screen once the pack is complete. */
function cardsOf(panel: Packs): Notice[] {
  const blocks = packOf(panel)?.sections.flatMap(({ first, body }) => [...first, ...body]) ?? [];
  const notices = blocks.flatMap((block) => (block.kind === 'notices' ? block.notices : []));
  return notices.filter(({ feedback }) => feedback !== undefined);
}

async function until<Found>(look: () => Promise<Found | false> | Found | false): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== false) return found;
    await pause(100);
  }
}

/** As the worker, which may read the views and not the tables. */
async function scorecard(): Promise<Record<string, unknown>[]> {
  const client = new BigQuery({
    ...{ projectId: 'bcs-local', apiEndpoint: scene.stage.bigQueryEndpoint, authClient: new PassThroughClient() },
  });
  const [rows] = await client.query('SELECT * FROM prep_api.insight_scorecard ORDER BY rule_id');
  return rows;
}

test('what a rep says in the panel stands in the scorecard, beside what was shown', async () => {
  const panel = await openPanel();
  const conversationId = await scene.ring(REP, 'fraud-delay-builder', 'verified');
  panel.open(KEY, { conversationId });
  await until(() => packOf(panel)?.stream === 'complete');
  const cards = cardsOf(panel);
  expect(cards.length).toBeGreaterThanOrEqual(3);
  const [wrong, useful, unsaid] = cards;
  const say = async (card: Notice | undefined, verdict: Parameters<Packs['giveFeedback']>[1]['verdict']) => {
    const noticeId = card?.id ?? '';
    panel.giveFeedback(KEY, { noticeId, handle: card?.feedback ?? '', verdict });
    await until(() => packOf(panel)?.feedback?.[noticeId]?.state !== 'asking');
    expect(packOf(panel)?.feedback?.[noticeId]).toEqual({ state: 'given' });
  };
  await say(wrong, { verdict: 'wrong', reason: 'out-of-date' });
  await say(useful, { verdict: 'useful' });

  const rows = await until(async () => {
    const found = await scorecard();
    const said = found.reduce(
      (sum, { useful_count, wrong_count }) => sum + Number(useful_count) + Number(wrong_count),
      0,
    );
    const shown = found.reduce((sum, { shown_count }) => sum + Number(shown_count), 0);
    return said === 2 && shown === cards.length && found;
  });
  const rowOf = (card: Notice | undefined) => rows.filter(({ rule_id }) => rule_id === card?.rule?.id);
  const countOf = (card: Notice | undefined) => cards.filter(({ rule }) => rule?.id === card?.rule?.id).length;
  for (const card of [wrong, useful, unsaid]) {
    expect(rowOf(card)).toMatchObject([
      { rule_version: card?.rule?.version, market: 'GB', shown_count: countOf(card), not_useful_count: 0 },
    ]);
  }
  expect(rowOf(wrong)).toMatchObject([{ wrong_count: 1, wrong_percent_of_shown: 100 / countOf(wrong) }]);
  expect(rowOf(useful)).toMatchObject([{ useful_count: 1 }]);
  const told = scene.worker.audits().filter(({ type }) => type === 'FEEDBACK');
  expect(told.map(({ feedback, repId }) => [feedback, repId])).toEqual([
    ['WRONG', REP.id],
    ['USEFUL', REP.id],
  ]);
  scene.hangUp(conversationId);
});
