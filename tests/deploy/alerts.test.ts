import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compose } from '../../api-worker/compose.ts';
import { readConfiguration } from '../../api-worker/configuration.ts';
import { sectionStatus } from '../../api-worker/contract/sections.ts';
import { ROOT } from '../../scripts/run-program.mjs';
import { workerSettings } from '../app/settings.ts';
import { documents, service } from './deployment.ts';
import { comparisonsIn, matches } from './log-filter.ts';
import type { LogEntry } from './provoked.ts';
import { provokedEntries } from './provoked.ts';

const condition = z.union([
  z.strictObject({ displayName: z.string(), conditionMatchedLog: z.strictObject({ filter: z.string() }) }),
  z.strictObject({
    displayName: z.string(),
    conditionPrometheusQueryLanguage: z.strictObject({
      query: z.string(),
      duration: z.string().regex(/^\d+s$/u),
      evaluationInterval: z.literal('30s'),
    }),
  }),
]);
const policy = z.strictObject({
  displayName: z.string(),
  severity: z.enum(['CRITICAL', 'ERROR', 'WARNING']),
  documentation: z.strictObject({ mimeType: z.literal('text/markdown'), content: z.string() }),
  combiner: z.literal('OR'),
  conditions: z.tuple([condition]),
  alertStrategy: z.strictObject({
    notificationRateLimit: z.strictObject({ period: z.string() }).optional(),
    autoClose: z.string(),
  }),
});
const logMetric = z.strictObject({
  name: z.string(),
  description: z.string(),
  filter: z.string(),
  metricDescriptor: z.strictObject({ metricKind: z.literal('DELTA'), valueType: z.literal('INT64') }),
});

const policies = documents('alerts.yaml').map((document) => policy.parse(document));
const logMetrics = documents('log-metrics.yaml').map((document) => logMetric.parse(document));
const filters = [
  ...policies.flatMap(({ displayName, conditions: [only] }) =>
    'conditionMatchedLog' in only ? [[displayName, only.conditionMatchedLog.filter] as const] : [],
  ),
  ...logMetrics.map(({ name, filter }) => [name, filter] as const),
];
const promised = [...readFileSync(join(ROOT, 'docs/slo.md'), 'utf8').matchAll(/^```promql\n(.*?)^```$/gmsu)];
const queries = [
  ...policies.flatMap(({ displayName, conditions: [only] }) =>
    'conditionPrometheusQueryLanguage' in only
      ? [[displayName, only.conditionPrometheusQueryLanguage.query] as const]
      : [],
  ),
  ...promised.map(([, query = ''], index) => [`service level ${index + 1}`, query] as const),
];

describe('every alert on the log picks a line the worker really writes', () => {
  let entries: LogEntry[];
  beforeAll(async () => {
    const { name } = service.metadata;
    const resource = { type: 'cloud_run_revision', labels: { service_name: name } };
    entries = (await provokedEntries()).map((entry) => ({ resource, ...entry }));
  });

  test.each(filters)('%s', (_, filter) => {
    const picked = entries.filter((entry) => matches(filter, entry));
    expect(picked).not.toEqual([]);
    expect(picked.length, 'it must not fire at every line').toBeLessThan(entries.length / 2);
  });

  test('and each of the names it may carry is one the worker knows', () => {
    const source = ['warehouse/append-queue.ts', 'contract/problems.ts', 'http/request-log.ts'];
    const known = source.map((path) => readFileSync(join(ROOT, 'api-worker', path), 'utf8')).join('\n');
    const several = filters.flatMap(([, filter]) => comparisonsIn(filter)).filter(({ values }) => values.length > 1);
    expect(several).toHaveLength(2);
    for (const name of several.flatMap(({ values }) => values))
      expect(known).toMatch(new RegExp(`\\b${name.replace('audit_copy_', '')}\\b`, 'u'));
  });
});

/** Metric → label → the values it can have, as the worker exposes them after one of everything. */
function exposed(): Map<string, Map<string, Set<string>>> {
  const log = pino({ level: 'silent' });
  const surroundings = { clock: { nowMs: Date.now }, fetch, log, writeAudit: () => undefined, instanceId: 'tests' };
  const { metrics } = compose(readConfiguration(workerSettings()), surroundings);
  for (const status of [200, 404, 503]) metrics.request({ method: 'POST', route: '/v1/packs', status, ms: 1 });
  for (const status of sectionStatus.options) metrics.section('alerts', status, 1);
  for (const outcome of ['complete', 'incomplete', 'held'] as const) metrics.pack(outcome, 1);
  const found = new Map<string, Map<string, Set<string>>>();
  for (const line of metrics
    .exposition()
    .split('\n')
    .filter((each) => each !== '' && !each.startsWith('#'))) {
    const [, name = '', labels = ''] = /^(\w+)(?:\{(.*)\})? \S+$/u.exec(line) ?? [];
    const metric = found.get(name) ?? new Map<string, Set<string>>();
    found.set(name, metric);
    for (const [, label = '', value = ''] of labels.matchAll(/(\w+)="([^"]*)"/gu))
      metric.set(label, (metric.get(label) ?? new Set()).add(value));
  }
  return found;
}

/** What a query asks for: each figure with the label values it picks. */
function askedIn(query: string): { name: string; label: string; value: string }[] {
  return [...query.matchAll(/\b(bcs_\w+)(?:\{([^}]*)\})?/gu)].flatMap(([, name = '', matchers = '']) => {
    const picked = [...matchers.matchAll(/(\w+)(?:=~|!=|=)"([^"]*)"/gu)];
    return [
      { name, label: '', value: '' },
      ...picked.flatMap(([, label = '', values = '']) => values.split('|').map((value) => ({ name, label, value }))),
    ];
  });
}

describe('every figure asked for is one the worker exposes', () => {
  const metrics = exposed();

  test.each(queries)('%s', (_, query) => {
    const asked = askedIn(query);
    const counted = [...query.matchAll(/logging_googleapis_com:user_(\w+)\{/gu)].map(([, name]) => name);
    expect(asked.length + counted.length).toBeGreaterThan(0);
    for (const name of counted) expect(logMetrics.map((each) => each.name)).toContain(name);
    const isExposed = ({ name, label, value }: (typeof asked)[number]) =>
      label === ''
        ? metrics.has(name)
        : [...(metrics.get(name)?.get(label) ?? [])].some((each) => new RegExp(`^${value}$`, 'u').test(each));
    expect(asked.filter((each) => !isExposed(each))).toEqual([]);
  });
});

test('the event of a lost audit line stands at nought before the first one', () => {
  expect(exposed().get('bcs_events_total')?.get('event')).toEqual(new Set(['audit_lost', 'enumeration']));
});

test('every alert says what happened and names its runbook', () => {
  const runbooks =
    /^Runbook: docs\/runbooks\/(?:rollout|rollback|kill-switch|key-rotation|token-revocation|incident)\.md#[a-z-]+$/mu;
  for (const { documentation } of policies) expect(documentation.content).toMatch(runbooks);
  expect(new Set(policies.map(({ displayName }) => displayName)).size).toBe(policies.length);
});

test('alerts on a log line are told apart by time, as Cloud Monitoring demands of them alone', () => {
  for (const {
    conditions: [only],
    alertStrategy,
  } of policies)
    expect(alertStrategy.notificationRateLimit !== undefined).toBe('conditionMatchedLog' in only);
});
