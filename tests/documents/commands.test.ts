import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { NamedDocument } from './documents.ts';
import { blocksIn, documentOf, documents } from './documents.ts';
import { faultOf } from './judge-command.ts';
import { scriptNames } from './npm-script.ts';
import { commandsOf } from './shell.ts';

const SHELLS = ['sh'];
const WINDOWS = ['bat', 'powershell'];

/** Every command a document tells its reader to run, judged one by one. */
function faultsIn(document: NamedDocument): string[] {
  return blocksIn(document, ...SHELLS).flatMap(({ text, line }) => {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: text.replaceAll(/<[a-z][^<>\n]*>/giu, 'x') });
    if (status !== 0) return [`${document.path}:${line} is no shell: ${String(stderr).trim()}`];
    const faults = commandsOf(text).map(faultOf);
    return faults.filter((fault) => fault !== undefined).map((fault) => `${document.path}:${line} ${fault}`);
  });
}

const OURS = /^(?:[A-Z_]+=\S+ )?(?:npm|gcloud|bq|docker|openssl) /u;

/**
 * Commands within a sentence. One without its arguments, or abridged, is the name of a command; a policy is not
 * abridged, for what its arguments mean together is what an administrator gets wrong.
 */
const quotedFaultsIn = ({ quoted, path }: NamedDocument) =>
  quoted
    .filter(({ word }) => OURS.test(word))
    .flatMap(({ word, line }) => {
      const [name] = /^npm run (?!policy --)\S+(?= --.*…|$)/u.exec(word.replace(/^[A-Z_]+=\S+ /u, '')) ?? [];
      const faults = name ? [nameFault(name)] : commandsOf(word).map(faultOf);
      return faults.filter((fault) => fault !== undefined).map((fault) => `${path}:${line} ${fault}`);
    });

const nameFault = (command: string) =>
  scriptNames.includes(command.split(' ')[2] ?? '') ? undefined : `${command}: package.json has no such script`;

/** Lines of Windows: the programs the administrators' guide uses, and no other. */
const WINDOWS_LINES = [
  /^reg import [\w\\.-]+\.reg$/u,
  /^Connect-MgGraph -Scopes [\w.]+$/u,
  /^Invoke-MgGraphRequest -Method POST -Uri https:\/\/graph\.microsoft\.com\/[\w./]+ -ContentType application\/json -InputFilePath [\w/.-]+\.json$/u,
  /^Invoke-MgGraphRequest -Method PATCH -Uri 'https:\/\/graph\.microsoft\.com\/[\w./]+\/<[\w ]+ id>' -ContentType application\/json -InputFilePath [\w/.-]+\.json$/u,
  /^\(Invoke-MgGraphRequest -Method GET -Uri https:\/\/graph\.microsoft\.com\/[\w./]+\)\.value \| ForEach-Object \{ \$_\.displayName \+ ' ' \+ \$_\.id \}$/u,
];

const windowsFaultsIn = (document: NamedDocument) =>
  blocksIn(document, ...WINDOWS)
    .flatMap(({ text, line }) =>
      text
        .trim()
        .split('\n')
        .map((command) => ({ command, line })),
    )
    .filter(({ command }) => !WINDOWS_LINES.some((known) => known.test(command)))
    .map(({ command, line }) => `${document.path}:${line} ${command}`);

const allFaultsIn = (document: NamedDocument) => [
  ...faultsIn(document),
  ...windowsFaultsIn(document),
  ...quotedFaultsIn(document),
];

test.each(documents.map((document) => [document.path, document] as const))(
  'every command of %s is one that exists, with options it takes',
  (_path, document) => {
    expect(allFaultsIn(document)).toEqual([]);
  },
);

test('there are commands to judge', () => {
  const all = documents.flatMap((document) => blocksIn(document, ...SHELLS).flatMap(({ text }) => commandsOf(text)));
  expect(all.length).toBeGreaterThan(30);
});

/** Stops a version, once it is said which one the policy is for. */
const POLICY =
  'npm run policy -- --hosts https://prep.bank.example --id <extension id> --update-url-pilot https://b.example/p.xml --update-url-broad https://b.example/b.xml --ring pilot --settings settings.json --out policy --minimum-version <better version>';

describe('a document is told where it is wrong:', () => {
  const faultsOf = (block: string, language = 'sh') => {
    return allFaultsIn(documentOf('bad.md', `# Bad\n\n\`\`\`${language}\n${block}\n\`\`\`\n`));
  };
  test.each([
    ['a script that is not there', 'npm run polcy', 'no such script'],
    ['an argument its parser refuses', 'npm run package -- --hosts http://a.example', '--hosts'],
    ['an argument nobody knows', 'npm run release -- --hosts https://a.example --form v1', '--form'],
    ['arguments npm would keep for itself', 'npm run package --hosts https://a.example', 'behind --'],
    ['arguments where none are taken', 'npm run check -- --fast', 'takes no arguments'],
    ['a minimum above the version of the policy', `${POLICY} --version <installed version>`, 'would run none'],
    ['a rollback without its version', 'npm run release -- --hosts https://a.example --from v1', 'go together'],
    ['a misspelt verb', 'gcloud run services udpate prep-worker', 'no verb'],
    ['a misspelt option', 'gcloud run revisions list --servce prep-worker', '--servce'],
    ['an option of another verb', 'gcloud secrets versions add x --limit 1', '--limit'],
    ['a program nobody looked up', 'kubectl apply -f x', 'kubectl'],
    ['one within another', 'echo "$(gcloud secret list)"', 'no verb'],
    ['one behind a pipe', 'echo x | opensl dgst', 'opensl'],
    ['a quotation that does not end', 'echo "a', 'is no shell'],
    ['a misspelt switch of bq', 'bq query --nouse_legacy_sq "SELECT 1"', '--nouse_legacy_sq'],
  ])('%s', (_what, block, words) => {
    expect(faultsOf(block)).toEqual([expect.stringContaining(words)]);
  });
  test('a policy whose arguments are left to the reader', () => {
    const said = documentOf('bad.md', 'Run `npm run policy -- …` as above with `--minimum-version` above it.');
    expect(allFaultsIn(said)).toEqual([expect.stringContaining('npm run policy')]);
  });
  test('a command within a sentence', () => {
    expect(allFaultsIn(documentOf('bad.md', 'Run `npm run chek`.'))).toEqual([expect.stringContaining('chek')]);
  });
  test('a line of Windows nobody looked up', () => {
    expect(faultsOf('reg imprt a.reg', 'bat')).toEqual(['bad.md:3 reg imprt a.reg']);
  });
  test('and is left alone where it is right', () => {
    expect(faultsOf(`${POLICY} --version <better version>`)).toEqual([]);
    expect(faultsOf('npm run package -- --hosts https://a.example --update-url-pilot https://b.example/p.xml')).toEqual(
      [],
    );
    expect(faultsOf('gcloud run services describe prep-worker --region <region> --format=json | jq .spec')).toEqual([]);
  });
});
