import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { configurationSchema, readConfiguration } from '../../api-worker/configuration.ts';
import { iam, service, worker } from './deployment.ts';

const { env } = worker;
const { annotations } = service.spec.template.metadata;
const referenced = env.flatMap(({ valueFrom }) => (valueFrom ? [valueFrom.secretKeyRef] : []));
const plain = Object.fromEntries(env.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])));

const SECRETS = /(?:_KEYS?|_CREDENTIALS)$/u;
const required = Object.entries(configurationSchema.shape)
  .filter(([, shape]) => !shape.safeParse(undefined).success)
  .map(([name]) => name);

test('the service names every setting the worker needs, each once, and none it does not know', () => {
  const names = env.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(required.length).toBeGreaterThan(10);
  expect(required.filter((name) => !names.includes(name))).toEqual([]);
  expect(names.filter((name) => !(name in configurationSchema.shape))).toEqual([]);
  // Cloud Run gives it, and refuses a service that sets it.
  expect(names).not.toContain('PORT');
});

test('every secret is a reference to one version of one secret, and nothing else is', () => {
  for (const { name, value, valueFrom } of env) {
    expect([name, value === undefined, valueFrom !== undefined]).toEqual([
      name,
      SECRETS.test(name),
      SECRETS.test(name),
    ]);
  }
  for (const { key } of referenced) expect(key).toMatch(/^[1-9]\d*$/u);
  expect(new Set(referenced.map(({ name }) => name)).size).toBe(referenced.length);
});

test('the worker takes these values as they stand, once the secrets are there', () => {
  const random = () => randomBytes(32).toString('base64url');
  const secrets = Object.fromEntries(
    env.flatMap(({ name, valueFrom }) =>
      valueFrom ? [[name, name.endsWith('_KEYS') ? `k1:${random()}` : random()]] : [],
    ),
  );
  const settings = readConfiguration({ ...plain, ...secrets });
  expect(settings.AUDIT_FAILURE).toBe('closed');
  expect(settings.HOST).toBe('0.0.0.0');
  expect(settings.PORT).toBe(worker.ports[0]?.containerPort);
});

test('nobody outside the instance reaches the operations listener', () => {
  expect(plain.OPERATIONS_HOST).toBe('127.0.0.1');
  expect(worker.ports.map(({ containerPort }) => containerPort)).not.toContain(Number(plain.OPERATIONS_PORT));
  expect(service.metadata.annotations).toMatchObject({
    'run.googleapis.com/ingress': 'internal-and-cloud-load-balancing',
    'run.googleapis.com/default-url-disabled': 'true',
  });
});

test('probes ask the port that serves, on paths that need no session', () => {
  expect(worker.startupProbe?.httpGet).toEqual({ path: '/ready', port: 8080 });
  expect(worker.livenessProbe?.httpGet).toEqual({ path: '/health', port: 8080 });
});

test('an answer has time for a whole pack, and work after it gets processor time', () => {
  const packDeadlineS = 8;
  expect(service.spec.template.spec.timeoutSeconds).toBeGreaterThan(packDeadlineS * 2);
  expect(annotations['run.googleapis.com/cpu-throttling']).toBe('false');
  expect(Number(annotations['autoscaling.knative.dev/minScale'])).toBeGreaterThanOrEqual(2);
});

test('the service runs as the account the grants name, and mounts nothing that account may not read', () => {
  expect(service.spec.template.spec.serviceAccountName).toBe(iam.accounts.worker);
  const readable = iam.grants.flatMap(({ account, secret }) => (account === 'worker' && secret ? [secret] : []));
  const mounted = service.spec.template.spec.volumes.map(({ secret }) => secret.secretName);
  expect([...referenced.map(({ name }) => name), ...mounted].sort()).toEqual([...readable].sort());
});
