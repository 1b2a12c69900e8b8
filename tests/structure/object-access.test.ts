import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { files, read } from './tree.ts';

const GATE = 'api-worker/access/authorise.ts';
const COMPOSED = 'api-worker/compose/compose-packs.ts';

/** Everything that asks the warehouse. */
const ASKING = new Set([
  'api-worker/customers/look-up.ts',
  'api-worker/customers/subject.ts',
  'api-worker/insights/thresholds.ts',
  'api-worker/pins/customers-in-tiers.ts',
  'api-worker/prep-pack/loads.ts',
  'api-worker/prep-pack/runnable.ts',
  'api-worker/reveals/reveal.ts',
  'api-worker/search/by-name.ts',
  'api-worker/search/openings.ts',
]);

/** Ways to a question that do not lead through the gate, each with what stands in its place. */
const OTHERWISE: Record<string, string> = {
  'api-worker/customers/look-up.ts':
    "the call flow's own credential: it has no rep, and is told no more than a signature",
  'api-worker/insights/thresholds.ts': 'what the bank has set for a market and segment holds no customer',
  'api-worker/pins/customers-in-tiers.ts':
    "the rep's own sealed grants, once Genesys has said who is signed in; it answers only whom the tiers reach",
  'api-worker/prep-pack/loads.ts': 'how far the tables of a market are loaded holds no customer',
  'api-worker/prep-pack/runnable.ts':
    'a section runs on a pack context, which open-pack makes of an authorised request',
};

const worker = files.filter((path) => path.startsWith('api-worker/') && path.endsWith('.ts'));

/** Files of ours that a file imports for more than their types. */
function importsOf(path: string): string[] {
  return [...read(path).matchAll(/^import (?!type )[^;]*?from '(\.[^']+)';/gmsu)].map(([, target = '']) =>
    normalize(join(dirname(path), target)),
  );
}

/** What is reached from a file by imports, without passing any of `closed`. */
function reachedFrom(start: string, closed: (path: string) => boolean): Set<string> {
  const reached = new Set<string>();
  const waiting = importsOf(start);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path) || closed(path)) continue;
    reached.add(path);
    if (path.endsWith('.ts')) waiting.push(...importsOf(path));
  }
  return reached;
}

const isGated = (path: string) => path.endsWith('.ts') && importsOf(path).includes(GATE);

test('whatever asks the warehouse is listed here', () => {
  const asking = worker.filter((path) => /\brunQuery\(/u.test(read(path)));
  expect(asking.toSorted()).toEqual([...ASKING].toSorted());
});

test('no way leads from the composed worker to a question without the gate, except for those named with a reason', () => {
  const reached = [...reachedFrom(COMPOSED, isGated)].filter((path) => ASKING.has(path));
  expect(reached.toSorted(), `authorise in ${GATE}, or say here what stands in its place`).toEqual(
    Object.keys(OTHERWISE).toSorted(),
  );
});

test('a pack context, on which sections run, is made behind the gate alone', () => {
  const makers = worker.filter((path) => /\): (Promise<)?PackContext\b/u.test(read(path)));
  expect(makers).toEqual(['api-worker/prep-pack/open-pack.ts']);
  expect(importsOf('api-worker/prep-pack/open-pack.ts')).toContain('api-worker/prep-pack/resolve-request.ts');
  expect(isGated('api-worker/prep-pack/resolve-request.ts')).toBe(true);
});

test('what a rep says of a card is taken behind the gate, and by one file', () => {
  const opening = worker.filter((path) => read(path).includes("seals.open('insight'"));
  expect(opening).toEqual(['api-worker/feedback/give-feedback.ts']);
  expect(opening.every(isGated)).toBe(true);
});

test('routes know neither the warehouse nor the customers, only what was composed for them', () => {
  const routes = worker.filter((path) => /(^api-worker\/routes\/|\/route\.ts$)/u.test(path));
  expect(routes.length).toBeGreaterThan(10);
  const knowing = routes.filter((path) =>
    importsOf(path).some((to) => /^api-worker\/(warehouse|customers)\//u.test(to)),
  );
  expect(knowing).toEqual([]);
});

test('only the gate asks whose a conversation is or what a role allows; the list for the switcher names nobody', () => {
  const asking = worker.filter((path) => /\.active\(/u.test(read(path)));
  expect(asking.toSorted()).toEqual([
    GATE,
    // Stands between Genesys and whoever asks; decides nothing.
    'api-worker/customers/keep-lowered.ts',
    'api-worker/routes/conversations.ts',
  ]);
  const deciding = worker.filter((path) => /roles\.(includes|some|indexOf)\(/u.test(read(path)));
  expect(deciding.toSorted(), 'the audit only writes the role down').toEqual([GATE, 'api-worker/audit/copy-row.ts']);
});
