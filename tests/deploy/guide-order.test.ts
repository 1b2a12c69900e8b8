import { describe, expect, test } from 'vitest';
import { documents, service } from './deployment.ts';
import type { Started } from './guide-commands.ts';
import { shellOf, startedBy, startedWith } from './guide-commands.ts';

const shell = await shellOf('docs/deploy.md');
const region = service.metadata.labels['cloud.googleapis.com/location'] ?? 'no region';

/** The one command that begins so. */
function only(all: readonly Started[], words: string) {
  const [found, ...more] = startedWith(all, words);
  if (!found || more.length > 0) throw new Error(`${more.length + (found ? 1 : 0)} commands: ${words}`);
  return found;
}

/** What is not there yet when the address begins to answer. */
function missingAtOpening(all: readonly Started[]): string[] {
  const { at, options } = only(all, 'gcloud compute forwarding-rules create');
  const before = (words: string, like: Record<string, string>, name?: string) =>
    startedWith(all.slice(0, at), `gcloud compute ${words}`).some(
      (each) =>
        (name === undefined || each.words.at(-1) === name) &&
        Object.entries(like).every(([option, value]) => each.options[option] === value),
    );
  const network = options.network ?? '';
  const proxies = { network, region, purpose: 'REGIONAL_MANAGED_PROXY', role: 'ACTIVE' };
  const policy = { 'security-policy': 'prep', region };
  const needed = {
    'the network': before('networks create', {}, network),
    'the subnet of the proxies': before('networks subnets create', proxies),
    'a policy that refuses the rest': before(
      'security-policies rules update',
      { ...policy, action: 'deny-403' },
      '2147483647',
    ),
    'those it lets in': before('security-policies rules create', { ...policy, action: 'allow' }),
    'the policy on the service': before('backend-services update', policy, 'prep'),
  };
  return Object.entries(needed).flatMap(([what, isThere]) => (isThere ? [] : [what]));
}

describe('the address of the guide', () => {
  test('answers only once its network is there and every other network is refused', async () => {
    expect(missingAtOpening(await startedBy(shell))).toEqual([]);
  });

  test.each([
    ['the policy on the service', /^gcloud compute backend-services update .*\n/mu],
    ['a policy that refuses the rest', /^gcloud compute security-policies rules update .*\n/mu],
    ['the subnet of the proxies', /^gcloud compute networks subnets create .*\n/mu],
  ])('would be told to open without %s', async (what, line) => {
    const [text = ''] = line.exec(shell) ?? [];
    expect(text).not.toBe('');
    expect(missingAtOpening(await startedBy(shell.replace(text, '').concat(`\n${text}`)))).toEqual([what]);
  });
});

describe('the log of the guide', async () => {
  const all = await startedBy(shell);
  const made = only(all, 'gcloud logging sinks create');
  const changed = only(all, 'gcloud logging sinks update');

  test('is kept in the region of the service, every line of it', () => {
    const buckets = startedWith(all, 'gcloud logging buckets create');
    expect(buckets.map(({ options }) => options.location)).toEqual([region, region]);
    const places = buckets.map(
      ({ words }) => `logging.googleapis.com/projects/bank-prep/locations/${region}/buckets/${words[3]}`,
    );
    expect(changed.words[3]).toBe('_Default');
    expect([changed.words[4], made.words[4]]).toEqual(places);
  });

  test('is led there before the first revision can write a line', () => {
    const first = startedWith(all, 'gcloud run services')[0]?.at;
    expect(Math.max(made.at, changed.at)).toBeLessThan(first ?? 0);
  });

  test('leaves to the audit what is audit, and loses no line between the two', () => {
    const lines = made.options['log-filter'] ?? '';
    expect(lines).toContain(`resource.labels.service_name="${service.metadata.name}"`);
    expect(lines).toMatch(/ AND jsonPayload\.audit=true$/u);
    expect(changed.options['add-exclusion']).toMatch(/^name=[\w-]+,filter=/u);
    expect(changed.options['add-exclusion']?.split(',filter=')[1]).toBe(lines);
  });

  test('keeps what the alerts wait for out of the audit', () => {
    const filters = JSON.stringify([...documents('log-metrics.yaml'), ...documents('alerts.yaml')]);
    expect(filters).toContain('jsonPayload.msg');
    expect(filters).not.toContain('jsonPayload.audit=');
  });
});
