import { createInterface } from 'node:readline/promises';
import { SCENARIOS } from '../bank/scenarios.ts';
import { ring, sign } from './arrivals.ts';
import { REP } from './cast.ts';
import type { Progress } from './progress.ts';
import { openDesk } from './rep-desk.ts';
import type { Stage } from './stage.ts';
import type { Theatre } from './theatre.ts';

/** A desk to play with: the user signs in at the panel and rings customers from the terminal. Ends with the browser. */
export async function playLive({ stage, browser }: Theatre, progress: Progress): Promise<void> {
  progress.step(`logging ${REP.name} in to the desktop`);
  await openDesk(browser, REP);
  progress.finish();
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<'q'>((resolve) => {
    browser.context.once('close', () => resolve('q'));
    terminal.once('SIGINT', () => resolve('q'));
  });
  process.stderr.write(menu());
  try {
    while (true) {
      const answer = (await Promise.race([terminal.question('Ring number: '), ended])).trim();
      if (answer === 'q') return;
      await ringNumber(stage, answer);
    }
  } finally {
    terminal.close();
  }
}

async function ringNumber(stage: Stage, answer: string): Promise<void> {
  const scenario = SCENARIOS[Number(answer) - 1];
  if (!scenario) return void process.stderr.write(menu());
  const id = ring(stage, REP, scenario);
  if (scenario.statement) await sign(stage, id, scenario, scenario.statement);
  process.stderr.write(`${scenario.key} is ringing. Answer it in the desktop.\n`);
}

function menu(): string {
  const lines = SCENARIOS.map(
    ({ key, customerName }, index) =>
      `  ${String(index + 1).padStart(2)}  ${key}${customerName ? ` · ${customerName}` : ''}`,
  );
  return `\nIn the panel: choose the service, then sign in. Then ring a customer:\n${lines.join('\n')}\n   q  ends everything\n`;
}
