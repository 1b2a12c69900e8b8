import { createInterface } from 'node:readline/promises';
import { SCENARIOS } from '../bank/scenarios.ts';
import { ring, sign } from './arrivals.ts';
import { REP } from './cast.ts';
import type { Progress } from './progress.ts';
import { openDesk } from './rep-desk.ts';
import type { Theatre } from './theatre.ts';

/** A desk to play with: the user signs in at the panel and rings customers from the terminal. Ends with the browser. */
export async function playLive({ stage, browser }: Theatre, progress: Progress): Promise<void> {
  progress.step(`logging ${REP.name} in to the desktop`);
  await openDesk(browser, REP);
  progress.finish();
  const closed = new Promise<'closed'>((resolve) => browser.context.once('close', () => resolve('closed')));
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  process.stderr.write(menu());
  try {
    while (true) {
      const answer = await Promise.race([terminal.question('Ring number: '), closed]);
      if (answer === 'closed' || answer.trim() === 'q') return;
      const scenario = SCENARIOS[Number(answer) - 1];
      if (!scenario) {
        process.stderr.write(menu());
        continue;
      }
      const id = ring(stage, REP, scenario);
      if (scenario.statement) await sign(stage, id, scenario, scenario.statement);
      process.stderr.write(`${scenario.key} is ringing. Answer it in the desktop.\n`);
    }
  } finally {
    terminal.close();
  }
}

function menu(): string {
  const lines = SCENARIOS.map(
    ({ key, customerName }, index) =>
      `  ${String(index + 1).padStart(2)}  ${key}${customerName ? ` · ${customerName}` : ''}`,
  );
  return `\nIn the panel: choose the service, then sign in. Then ring a customer:\n${lines.join('\n')}\n   q  ends everything\n`;
}
