import { expect, test } from 'vitest';
import type { BrowserPolicies } from '../../../scripts/policy/browser-policies.ts';
import { linuxPolicy } from '../../../scripts/policy/linux.ts';
import { readOptions } from '../../../scripts/policy/options.ts';
import { blocksIn, documents } from '../../documents/documents.ts';
import { filledIn } from '../../documents/filled-in.ts';
import { commandsOf } from '../../documents/shell.ts';

const ID = filledIn('<extension id>');

type Written = { ring: string; extensions: BrowserPolicies['ExtensionSettings'] };

/** What the policy commands below one heading of a document come to, one by one. */
function written(path: string, heading: string): Written[] {
  const document = documents.find((each) => each.path === path);
  if (!document) throw new Error(`there is no ${path}`);
  const lines = document.text.split('\n');
  const start = lines.indexOf(heading) + 1;
  const end = lines.findIndex((line, at) => at >= start && line.startsWith('## '));
  const blocks = blocksIn(document, 'sh').filter(({ line }) => line > start && (end < 0 || line <= end));
  const commands = blocks.flatMap(({ text }) => commandsOf(text)).filter(({ words }) => words[2] === 'policy');
  return commands.map(({ words }) => policyOf(words.slice(4)));
}

function policyOf(words: string[]): Written {
  const options = readOptions(
    words.map((word) => filledIn(word).replace(/^settings\.json$/u, 'tests/documents/settings.json')),
    '1.0.0',
  );
  if (options.kind !== 'rollout') throw new Error('an example, no rollout');
  return { ring: options.rollout.ring, extensions: linuxPolicy(options.rollout).ExtensionSettings };
}

const KILL_SWITCH = 'docs/runbooks/kill-switch.md';
const INSTALLED = { installation_mode: 'force_installed' };
const REMOVED = { installation_mode: 'removed' };
const bothRings = (entry: object) => ['broad', 'pilot'].map((ring) => ({ ring, extensions: { [ID]: entry } }));

test('the kill switch for one version allows nothing below the better one, in both rings', () => {
  const policies = written(KILL_SWITCH, '## 3. One version is bad');
  expect(policies).toMatchObject(bothRings({ ...INSTALLED, minimum_version_required: filledIn('<better version>') }));
});

test('the last step of the kill switch removes the extension, in both rings', () => {
  expect(written(KILL_SWITCH, '## 4. Remove it')).toMatchObject(bothRings(REMOVED));
});

test('the guide shows both as well', () => {
  const own = 'idkcgpehnmbpgncohgedgicjmbkkjhce';
  expect(written('docs/admin-guide.md', '## Switch it off')).toMatchObject([
    { extensions: { [own]: { ...INSTALLED, minimum_version_required: '0.1.1' } } },
    { extensions: { [own]: REMOVED } },
  ]);
});

test('the move to a new id installs it and removes the old one', () => {
  const moved = { [filledIn('<new id>')]: INSTALLED, [filledIn('<old id>')]: REMOVED };
  const policies = written('docs/runbooks/key-rotation.md', "## The extension's private key");
  expect(policies).toMatchObject([{ ring: 'pilot', extensions: moved }]);
});
