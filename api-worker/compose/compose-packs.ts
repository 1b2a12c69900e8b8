import { createHash } from 'node:crypto';
import type { WorkerConfiguration } from '../configuration.ts';
import type { Frame } from '../contract/frames.ts';
import { resolveIdentifier } from '../customers/look-up.ts';
import { createGiveFeedback, takeNone } from '../feedback/give-feedback.ts';
import { createOfferFeedback, offerNone } from '../feedback/offer-feedback.ts';
import { shownRow } from '../feedback/rows.ts';
import { createWatchClaims } from '../limits/claim-watch.ts';
import { createWatchCustomers } from '../limits/customer-watch.ts';
import type { Metrics } from '../metrics.ts';
import { createListPins } from '../pins/list-pins.ts';
import { createMakePin } from '../pins/make-pin.ts';
import { createRemovePin } from '../pins/remove-pin.ts';
import { dayOf } from '../prep-pack/business-clock.ts';
import { LivePacks } from '../prep-pack/live-packs.ts';
import type { PreparePack } from '../prep-pack/prepare-pack.ts';
import { createPreparePack } from '../prep-pack/prepare-pack.ts';
import { createReadReference } from '../prep-pack/reference.ts';
import type { DerivedSection } from '../prep-pack/section.ts';
import { SECTIONS } from '../prep-pack/sections/index.ts';
import { createReveal } from '../reveals/reveal.ts';
import type { ResolveIdentifier } from '../routes/statements.ts';
import { createListOpenings } from '../search/openings.ts';
import { createSearch } from '../search/search.ts';
import { createVerify } from '../verifications/verify.ts';
import { asUpstream } from '../warehouse/as-upstream.ts';
import { createWarehouseClient } from '../warehouse/client.ts';
import type { RunQuery } from '../warehouse/query.ts';
import { createRunQuery } from '../warehouse/run-query.ts';
import { createBusinessClock } from './business-clock.ts';
import type { InsightLog } from './compose-feedback.ts';
import type { composeFront } from './compose-front.ts';
import { placesOf } from './places.ts';

const LOOK_UP_DEADLINE_MS = 4_000;
const SEARCHES_AT_ONCE = 8;

type Front = ReturnType<typeof composeFront>;

/** Everything of the worker that asks the warehouse. */
export function composePacks(
  settings: WorkerConfiguration,
  front: Front,
  insights: DerivedSection,
  insightLog?: InsightLog,
) {
  const runQuery = composeRunQuery(settings, front);
  // Breaker and turns of their own: searches that are slow take nothing from the packs of those on a call.
  const runSearch = composeRunQuery(settings, front, SEARCHES_AT_ONCE);
  const lookUp = { runQuery, identifierSecret: settings.IDENTIFIER_KEY };
  const businessClock = createBusinessClock(settings.WAREHOUSE_AS_OF, front.clock);
  const { seals, statements, audit, metrics, log, clock } = front;
  const policyVersion = policyVersionOf(settings);
  const shared = {
    ...{ ...lookUp, businessClock, seals, statements, audit, policyVersion },
    conversations: front.repConversations,
    requireSignedIn: front.requireSignedIn,
    searchLevel: settings.SEARCH_LEVEL,
    levels: settings.LEVELS,
    pins: settings.PINS,
    ...composeWatches(settings, clock),
    epochMs: clock.nowMs,
  };
  const preparePack = createPreparePack({
    ...{ ...shared, insights },
    sections: [...SECTIONS],
    readReference: createReadReference(runQuery),
    places: placesOf(SECTIONS, insights),
    howToVerify: settings.HOW_TO_VERIFY,
    livePacks: new LivePacks(),
    offerFeedback: insightLog
      ? createOfferFeedback({
          ...{ seals, clock, secret: settings.IDENTIFIER_KEY },
          onShown: (shown) => insightLog.shown.offer(shownRow(shown)),
        })
      : offerNone,
    nowMs: () => performance.now(),
    onFailure: ({ section, code, error }) =>
      log.warn({ section, code, cause: error instanceof Error ? error.name : typeof error }, 'section failed'),
  });
  return {
    policyVersion,
    preparePack: counted(preparePack, metrics),
    makePin: createMakePin(shared),
    removePin: createRemovePin(shared),
    listPins: createListPins(shared),
    verify: createVerify(shared),
    search: createSearch({ ...shared, runQuery: runSearch }),
    reveal: createReveal(shared),
    giveFeedback: insightLog ? createGiveFeedback({ ...shared, clock, keep: insightLog.said.offer }) : takeNone,
    listOpenings: createListOpenings({ ...shared, runQuery: runSearch, clock, userNames: front.userNames }),
    resolveIdentifier: composeResolveIdentifier(lookUp, businessClock.asOf),
  };
}

function composeRunQuery(settings: WorkerConfiguration, { log }: Front, runningAtOnce?: number): RunQuery {
  return createRunQuery({
    client: createWarehouseClient({
      projectId: settings.BIGQUERY_PROJECT,
      location: settings.BIGQUERY_LOCATION,
      endpoint: settings.BIGQUERY_ENDPOINT,
    }),
    dataset: settings.BIGQUERY_DATASET,
    maximumBytesBilled: settings.BIGQUERY_MAX_BYTES_BILLED,
    report: (report) => log.info(report, 'query'),
    onBreaker: (state) => {
      const level = state === 'opened' ? 'error' : 'warn';
      log[level]({ alert: `warehouse_breaker_${state}` }, 'the warehouse is left alone while it fails');
    },
    nowMs: () => performance.now(),
    random: Math.random,
    runningAtOnce,
  });
}

function composeWatches({ RATE_LIMITS: limits }: WorkerConfiguration, clock: Front['clock']) {
  return {
    watchClaims: createWatchClaims({ clock, limit: limits.changedIdentifiers, limitOfRep: limits.identifiersOfRep }),
    watchCustomers: createWatchCustomers({ clock, limit: limits.customersWithoutCall }),
  };
}

/** Changes whenever levels or roles do, so that a ticket made under other rules is void. */
function policyVersionOf({ GENESYS_ROLES, LEVELS, SEARCH_LEVEL }: WorkerConfiguration): string {
  const rules = JSON.stringify([LEVELS, SEARCH_LEVEL, GENESYS_ROLES]);
  return createHash('sha256').update(rules).digest('base64url').slice(0, 16);
}

function counted(preparePack: PreparePack, metrics: Metrics): PreparePack {
  return async (request, asker) => count(await preparePack(request, asker), metrics);
}

async function* count(frames: AsyncGenerator<Frame>, metrics: Metrics): AsyncGenerator<Frame> {
  let isHeld = false;
  for await (const frame of frames) {
    if (frame.type === 'section') isHeld ||= frame.status === 'held';
    if (frame.type === 'section' && frame.part !== 'first') metrics.section(frame.id, frame.status, frame.ms);
    if (frame.type === 'done') metrics.pack(packOutcome(frame.complete, isHeld), frame.ms);
    yield frame;
  }
}

function packOutcome(isComplete: boolean, isHeld: boolean): 'complete' | 'incomplete' | 'held' {
  if (!isComplete) return 'incomplete';
  return isHeld ? 'held' : 'complete';
}

/** For the call flow a warehouse that does not answer is an upstream fault, never "no such customer". */
function composeResolveIdentifier(
  lookUp: Parameters<typeof resolveIdentifier>[0],
  asOf: () => string,
): ResolveIdentifier {
  return async (identifier, signal) => {
    const options = { signal, deadlineMs: LOOK_UP_DEADLINE_MS };
    return await resolveIdentifier(lookUp, identifier, dayOf(asOf(), 'UTC'), options).catch(asUpstream);
  };
}
