import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { read } from '../structure/tree.ts';
import { documentOf } from './documents.ts';
import { brokenLinks } from './links.ts';

const ALERTS = 'deploy/worker/alerts.yaml';

interface Alert {
  displayName: string;
  documentation: { content: string };
}

const alerts = parseAllDocuments(read(ALERTS)).map((each): Alert => each.toJS());

/** The page an alert sends its reader to, as a link from the root. */
const runbookOf = ({ documentation }: Alert) => /Runbook: (\S+)/u.exec(documentation.content)?.[1];

const brokenRunbooks = (all: Alert[]) =>
  all.flatMap((alert) => {
    const link = runbookOf(alert);
    return link === undefined ? [`${alert.displayName}: no runbook`] : brokenLinks(documentOf(ALERTS, linkTo(link)));
  });
const linkTo = (path: string) => `[runbook](../../${path})`;

test('every alert leads to a heading of a runbook', () => {
  expect(alerts.length).toBeGreaterThan(5);
  expect(brokenRunbooks(alerts)).toEqual([]);
});

test('an alert that leads nowhere is named', () => {
  const bad = (content: string) => brokenRunbooks([{ displayName: 'a', documentation: { content } }]);
  expect(bad('Something.')).toEqual(['a: no runbook']);
  expect(bad('Runbook: docs/runbooks/incident.md#audits')).toEqual([expect.stringContaining('#audits')]);
});

test('every alert a runbook quotes by name is one there is', () => {
  const names = alerts.map(({ displayName }) => displayName.replace(/^Prep worker: /u, ''));
  const quoted = ['incident', 'rollback', 'rollout', 'key-rotation', 'token-revocation'].flatMap((name) => {
    const text = read(`docs/runbooks/${name}.md`);
    return [...text.matchAll(/\b[Aa]lerts? ("[^"]+"(?:, "[^"]+")*)/gu)].flatMap(([, list = '']) => list.split(', '));
  });
  expect(quoted.length).toBeGreaterThan(12);
  expect(quoted.map((name) => name.replaceAll('"', '')).filter((name) => !names.includes(name))).toEqual([]);
});
