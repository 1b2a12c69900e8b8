import { describe, expect, test } from 'vitest';
import { iam, worker } from './deployment.ts';
import type { Started } from './guide-commands.ts';
import { shellOf, startedBy, startedWith } from './guide-commands.ts';

const PROJECT = 'bank-prep';
const shell = await shellOf('docs/deploy.md');
const started = await startedBy(shell);

/** One grant: to whom, what, on what. */
type Triple = [member: string, role: string, on: string];

const isBinding = (word: string) => /^(?:add-iam-policy-binding|set-iam-policy)$/u.test(word);
const GRANT = /^GRANT `([^`]+)` ON (\w+) (\S+) TO "([^"]+)"$/u;

function tripleOf({ program, words, options }: Started): Triple[] {
  const [, role = '', kind = '', on = '', to = ''] = GRANT.exec(words.at(-1) ?? '') ?? [];
  if (program === 'bq' && to !== '') return [[to, role, `${kind.toLowerCase()} ${on.replaceAll('`', '')}`]];
  const verb = words.findIndex(isBinding);
  if (verb < 0) return [];
  const kinds = [...words.slice(0, verb), ...(options.table === 'true' ? ['table'] : [])];
  return [[options.member ?? '', options.role ?? '', `${kinds.join(' ')} ${words[verb + 1]}`]];
}

const triplesOf = (all: readonly Started[]): Triple[] => all.flatMap(tripleOf).sort();

const addressOf = (account: string) => iam.accounts[account] ?? account;
const fullName = (role: string) => (role.startsWith('roles/') ? role : `projects/${PROJECT}/roles/${role}`);
const listed = iam.grants
  .map(({ account, role, project, dataset, table, secret, repository, serviceAccount }): Triple => {
    const on = [
      project && `projects ${project}`,
      dataset && `schema ${PROJECT}.${dataset}`,
      table && `table ${PROJECT}:${table}`,
      secret && `secrets ${secret}`,
      repository && `artifacts repositories ${repository}`,
      serviceAccount && `iam service-accounts ${addressOf(serviceAccount)}`,
    ];
    return [`serviceAccount:${addressOf(account)}`, fullName(role), on.filter(Boolean).join()];
  })
  .sort();

describe('the commands of the guide', () => {
  test('grant what the list of grants says, to whom it says, on what it says, and nothing else', () => {
    expect(listed.length).toBeGreaterThan(15);
    expect(triplesOf(started)).toEqual(listed);
  });

  const artifacts = 'gcloud artifacts repositories add-iam-policy-binding prep';
  test.each([
    [
      'a role given to the other account',
      { 'logWriter; do': 'logWriter roles/run.developer; do', 'in roles/run.developer': 'in' },
    ],
    ['a grant that is only spoken of', { [artifacts]: 'echo roles/artifactregistry.writer prep' }],
    ['a grant on more than it should be', { 'binding prep-worker@bank-prep': 'binding all@bank-prep' }],
    ['a table forgotten', { 'insight_events insight_feedback; do': 'insight_events; do' }],
    ['a dataset that is another', { '.prep_api TO': '.bcs TO' }],
    ['a policy set whole', { [artifacts]: 'gcloud projects set-iam-policy bank-prep policy.json' }],
  ])('would be told of %s', async (_, changes) => {
    let changed = shell;
    for (const [from, to] of Object.entries(changes)) {
      expect(changed).toContain(from);
      changed = changed.replace(from, to);
    }
    expect(triplesOf(await startedBy(changed))).not.toEqual(listed);
  });

  test('make the roles of the list, each with its permissions', () => {
    const made = startedWith(started, 'gcloud iam roles create').map(({ words, options: { title, permissions } }) => ({
      ...{ name: words[3], title, includedPermissions: permissions?.split(',').sort() },
    }));
    const ofList = iam.roles.map((role) => ({ ...role, includedPermissions: role.includedPermissions.toSorted() }));
    expect(made).toEqual(ofList);
  });

  test('make every account and every secret before anything is granted on it', () => {
    const firstGrant = (on: string) => started.findIndex((each) => tripleOf(each)[0]?.[2] === on);
    const secrets = startedWith(started, 'gcloud secrets create');
    for (const { words, at } of secrets) expect(at).toBeLessThan(firstGrant(`secrets ${words[2]}`));
    const names = secrets.map(({ words }) => words[2]);
    expect(names.toSorted()).toEqual(iam.grants.flatMap(({ secret }) => secret ?? []).sort());
    for (const { valueFrom } of worker.env) if (valueFrom) expect(names).toContain(valueFrom.secretKeyRef.name);
    const accounts = startedWith(started, 'gcloud iam service-accounts create').map(({ words }) => words[3]);
    expect(accounts.map((name) => `${name}@${PROJECT}.iam.gserviceaccount.com`)).toEqual(Object.values(iam.accounts));
  });
});
