import { ValidationSeverity, validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { configurationSchema } from '../../api-worker/configuration.ts';
import { maySee } from './build-context.ts';
import { DOCKERFILE, execForm, readStages } from './dockerfile.ts';

const { ERROR } = ValidationSeverity;
/** Everything the linter can find is an error. */
const RULES = {
  deprecatedMaintainer: ERROR,
  directiveCasing: ERROR,
  emptyContinuationLine: ERROR,
  instructionCasing: ERROR,
  instructionCmdMultiple: ERROR,
  instructionEntrypointMultiple: ERROR,
  instructionHealthcheckMultiple: ERROR,
  instructionJSONInSingleQuotes: ERROR,
  instructionWorkdirRelative: ERROR,
};
const findings = (text: string) => validate(text, RULES).map(({ message }) => message);

const stages = readStages(DOCKERFILE);
const last = stages.at(-1)?.steps ?? [];
const textOf = (keyword: string) => last.find((step) => step.keyword === keyword)?.text ?? '';

test('the linter finds nothing in the Dockerfile', () => {
  expect(findings(DOCKERFILE)).toEqual([]);
});

test.each([
  ['an unknown flag', DOCKERFILE.replace('--from=install', '--form=install')],
  ['an unknown instruction', DOCKERFILE.replace('STOPSIGNAL', 'STOPSINGAL')],
  ['a port that is none', DOCKERFILE.replace('EXPOSE 8080', 'EXPOSE http')],
  ['a second command', `${DOCKERFILE}CMD ["node"]\n`],
  ['single quotes for double ones', DOCKERFILE.replace(/^CMD .*$/mu, "CMD ['node', 'api-worker/server.ts']")],
])('the linter would find %s', (_, text) => {
  expect(text).not.toBe(DOCKERFILE);
  expect(findings(text)).not.toEqual([]);
});

test('every stage stands on the slim image of exactly the Node the tests run on', () => {
  for (const { base } of stages) expect(base).toBe(`node:${process.version.slice(1)}-bookworm-slim`);
});

test('packages are installed from the lock file, without tools and without scripts of their own', () => {
  const runs = stages.flatMap(({ steps }) => steps.filter(({ keyword }) => keyword === 'RUN'));
  expect(runs.map(({ text }) => text)).toEqual(['npm ci --omit=dev --ignore-scripts']);
});

test('what starts gets signals itself, belongs to no privileged user, and listens where it says', () => {
  expect(execForm(textOf('CMD'))).toEqual(['node', 'api-worker/server.ts']);
  expect(textOf('USER')).toMatch(/^[1-9]\d{4}:[1-9]\d{4}$/u);
  expect(textOf('STOPSIGNAL')).toBe('SIGTERM');
  const { PORT, OPERATIONS_PORT } = configurationSchema.shape;
  expect(textOf('EXPOSE')).toBe(`${PORT.parse(undefined)} ${OPERATIONS_PORT.parse(undefined)}`);
});

test('a health check needs no program but Node', () => {
  const [program, option, script] = execForm(textOf('HEALTHCHECK').replace('CMD ', ''));
  expect([program, option]).toEqual(['node', '--eval']);
  expect(script).toContain('/health');
});

test('the build sees the worker and its lock file, and neither keys nor tests', () => {
  for (const path of ['package.json', 'package-lock.json', '.npmrc', 'api-worker/server.ts'])
    expect(maySee(path)).toBe(true);
  for (const path of ['.env', '.git', 'tests', 'mocks', 'deploy', 'node_modules', 'entrypoints', 'key.pem'])
    expect(maySee(path)).toBe(false);
});
