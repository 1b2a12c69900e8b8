import type { Scenario } from '../bank/scenario.ts';
import { SCENARIOS } from '../bank/scenarios.ts';
import { ring, sign } from './arrivals.ts';
import { REP } from './cast.ts';
import type { PackReport } from './pack-log.ts';
import { PackLog } from './pack-log.ts';
import { openDesk, signInAtPanel } from './rep-desk.ts';
import type { Stage } from './stage.ts';
import type { Theatre } from './theatre.ts';

const PACK_WITHIN_MS = 20_000;

export interface ScenarioReport {
  scenario: string;
  ok: boolean;
  differences: string[];
  report: PackReport | null;
}

/** Rings every named customer in turn and compares what the panel received with what the bank's story expects. */
export async function playAll({ stage, browser }: Theatre, step: (text: string) => void): Promise<ScenarioReport[]> {
  step('logging in to the desktop and signing in at the panel');
  const desk = await openDesk(browser, REP);
  const packs = new PackLog(stage.front);
  await signInAtPanel(desk.panel);
  const reports: ScenarioReport[] = [];
  for (const scenario of SCENARIOS) {
    step(`ringing ${scenario.key}`);
    const id = ring(stage, REP, scenario);
    if (scenario.statement) await sign(stage, id, scenario, scenario.statement);
    stage.genesys.control.select(REP.id, id);
    const report = await packs
      .find(id, (candidate) => isSettled(candidate, scenario), PACK_WITHIN_MS)
      .catch(() => null);
    const last = report ?? packs.reports.findLast(({ conversationId }) => conversationId === id) ?? null;
    const differences = compare(last, scenario);
    reports.push({ scenario: scenario.key, ok: differences.length === 0, differences, report: last });
    hangUp(stage, id);
  }
  return reports;
}

function hangUp({ genesys: { control } }: Stage, id: string): void {
  if (
    control.conversation(id).participants.every(({ purpose, connectedTime }) => purpose !== 'agent' || !connectedTime)
  )
    control.answer(id);
  control.end(id);
  control.completeWrapUp(id);
}

/** A statement may arrive after the first look: the pack that counts is the one with it. */
function isSettled(report: PackReport, { expected }: Scenario): boolean {
  return report.state === expected.state && (expected.state !== 'identified' || report.level === 'verified');
}

function compare(report: PackReport | null, scenario: Scenario): string[] {
  if (!report) return ['no pack arrived'];
  const { customerName, expected } = scenario;
  const name = expected.state === 'identified' ? customerName : null;
  return [
    ...differs('state', report.state, expected.state),
    ...differs('customer', report.customer, name),
    ...Object.entries(expected.sections).flatMap(([id, status]) => differs(id, statusOf(report, id), status)),
    ...differs('cards', rules(report, false), expected.headlines.join()),
    ...(expected.insights ? differs('insights', rules(report, true), expected.insights.join()) : []),
  ];
}

function differs(what: string, seen: string | null, wanted: string | null): string[] {
  return seen === wanted ? [] : [`${what}: ${seen || 'none'} instead of ${wanted || 'none'}`];
}

const statusOf = (report: PackReport, id: string) =>
  report.sections.find((section) => section.id === id)?.status ?? 'absent';

function rules(report: PackReport, isListed: boolean): string {
  return report.cards
    .filter((card) => card.isListed === isListed)
    .map(({ rule }) => rule)
    .join();
}
