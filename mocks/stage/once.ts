import { scenarioOf } from '../bank/scenarios.ts';
import { ring, sign } from './arrivals.ts';
import { REP } from './cast.ts';
import type { PackReport } from './pack-log.ts';
import { PackLog } from './pack-log.ts';
import type { RepDesk } from './rep-desk.ts';
import { openDesk, signInAtPanel } from './rep-desk.ts';
import type { ScreenshotKind } from './screenshot.ts';
import { screenshotKind, takeScreenshot } from './screenshot.ts';
import type { Theatre } from './theatre.ts';

const PACK_WITHIN_MS = 20_000;
const EIGHT = 8;

export interface OnceReport {
  ok: boolean;
  conversations: (PackReport & { screenshot: string })[];
  screenshotKind: ScreenshotKind;
}

export interface OnceOptions {
  environment: NodeJS.ProcessEnv;
  screenshots: string;
  step: (text: string) => void;
}

/** Three calls: verified before answer; signed but not verified, then verified; only claimed. */
export async function playOnce(theatre: Theatre, options: OnceOptions): Promise<OnceReport> {
  const { stage, browser } = theatre;
  options.step('logging in to the desktop and signing in at the panel');
  const desk = await openDesk(browser, REP);
  const packs = new PackLog(stage.front);
  await signInAtPanel(desk.panel);
  const play: Play = { theatre, desk, packs, options, kind: screenshotKind(theatre.display, options.environment) };

  const verified = await verifiedBeforeAnswer(play);
  stage.genesys.control.hold(verified.conversationId ?? '');
  const raised = await heldThenVerified(play);
  stage.genesys.control.hold(raised.conversationId ?? '');
  const claimed = await onlyClaimed(play);
  return { ok: true, conversations: [verified, raised, claimed], screenshotKind: play.kind };
}

interface Play {
  theatre: Theatre;
  desk: RepDesk;
  packs: PackLog;
  options: OnceOptions;
  kind: ScreenshotKind;
}

async function verifiedBeforeAnswer(play: Play) {
  const { stage } = play.theatre;
  const scenario = scenarioOf('fraud-delay-builder');
  play.options.step('first call: identified and verified in the call flow');
  const id = ring(stage, REP, scenario);
  await sign(stage, id, scenario, 'verified');
  stage.genesys.control.select(REP.id, id);
  const report = await play.packs.find(id, isFilled, PACK_WITHIN_MS);
  await shows(play.desk, scenario.customerName);
  stage.genesys.control.answer(id);
  return { ...report, screenshot: await photograph(play, 'verified') };
}

async function heldThenVerified(play: Play) {
  const { stage } = play.theatre;
  const scenario = scenarioOf('healthy-grower');
  play.options.step('second call: signed, not verified; then the verification arrives');
  const id = ring(stage, REP, scenario);
  await sign(stage, id, scenario, 'asserted');
  stage.genesys.control.select(REP.id, id);
  await play.packs.find(
    id,
    ({ level, sections }) => level === 'asserted' && sections.every(({ status }) => status === 'held'),
    PACK_WITHIN_MS,
  );
  stage.genesys.control.answer(id);
  await photograph(play, 'held');
  await sign(stage, id, scenario, 'verified');
  const report = await play.packs.find(id, isFilled, PACK_WITHIN_MS);
  await shows(play.desk, scenario.customerName);
  return { ...report, screenshot: await photograph(play, 'held-then-verified') };
}

async function onlyClaimed(play: Play) {
  const { stage } = play.theatre;
  const scenario = scenarioOf('hk-trader');
  play.options.step('third call: only claimed, stays held and masked');
  const id = ring(stage, REP, scenario);
  stage.genesys.control.select(REP.id, id);
  const report = await play.packs.find(id, ({ level }) => level === 'claimed', PACK_WITHIN_MS);
  stage.genesys.control.answer(id);
  await play.desk.panel
    .getByText(report.customer ?? '')
    .first()
    .waitFor();
  const words = (await play.desk.panel.locator('body').textContent()) ?? '';
  if (scenario.customerName && words.includes(scenario.customerName))
    throw new Error('a claimed customer is shown by name');
  return { ...report, screenshot: await photograph(play, 'claimed') };
}

function isFilled({ level, sections }: PackReport): boolean {
  return (
    level === 'verified' &&
    sections.length === EIGHT &&
    sections.every(({ status }) => status === 'ready' || status === 'empty')
  );
}

/** The customer's name as the panel's heading, and no section still waiting. */
async function shows({ panel }: RepDesk, name: string | null): Promise<void> {
  await panel
    .getByRole('heading', { name: name ?? '' })
    .first()
    .waitFor();
  await panel.waitForFunction(() => document.querySelector('[data-section][aria-busy="true"]') === null);
}

function photograph({ theatre, desk, options, kind }: Play, name: string): Promise<string> {
  const file = `${options.screenshots}/${name}.png`;
  const { display, browser } = theatre;
  return takeScreenshot({ kind, display, desk, context: browser.context, environment: options.environment, file });
}
