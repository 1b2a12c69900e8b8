import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import solid from 'vite-plugin-solid';
import { helpViews } from '../fixtures/help-views.ts';
import { panelStates } from '../fixtures/panel-states.ts';

type Shot = { name: string; width: number; scheme: 'light' | 'dark'; isWhole: boolean };

const HELP_PICTURES = ['northgate,help=byPolicy', ...Object.keys(helpViews).map((name) => `signed-out,help=${name}`)];
/** Against what the system says, so that a picture shows who wins. */
const SCHEME_PICTURES = ['northgate,scheme=dark', 'northgate,scheme=light'];

function shotsOf(names: string[]): Shot[] {
  return names.flatMap((name) => [
    { name, width: 360, scheme: 'light' as const, isWhole: false },
    { name, width: 360, scheme: 'dark' as const, isWhole: true },
    { name, width: 320, scheme: 'light' as const, isWhole: true },
  ]);
}

async function shoot(browser: Browser, address: string, shot: Shot, folder: string): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: shot.width, height: 765 },
    colorScheme: shot.scheme,
    deviceScaleFactor: 2,
  });
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.goto(`${address}#${shot.name}`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: `${folder}/${shot.name}-${shot.width}-${shot.scheme}.png`,
    fullPage: shot.isWhole,
  });
  if (problems.length > 0) console.error(shot.name, problems);
  await page.close();
}

/** `CHROMIUM=<path> node tests/components/gallery/shoot.ts <folder> [picture…]`: to look at; `address.ts` has their names. */
async function main(): Promise<void> {
  const [folder = 'gallery-shots', ...names] = process.argv.slice(2);
  await mkdir(folder, { recursive: true });
  const server = await createServer({
    root: import.meta.dirname,
    configFile: false,
    plugins: [solid()],
    server: { port: 0, fs: { strict: false } },
    logLevel: 'error',
  });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
  const all = [...Object.keys(panelStates), ...HELP_PICTURES, ...SCHEME_PICTURES];
  for (const shot of shotsOf(names.length > 0 ? names : all)) {
    await shoot(browser, address, shot, folder);
  }
  await browser.close();
  await server.close();
}

await main();
