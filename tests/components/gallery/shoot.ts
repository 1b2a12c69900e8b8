import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import solid from 'vite-plugin-solid';
import { panelStates } from '../fixtures/panel-states.ts';

type Shot = { name: string; width: number; scheme: 'light' | 'dark'; isWhole: boolean };

function shotsOf(names: string[]): Shot[] {
  return names.flatMap((name) => [
    { name, width: 360, scheme: 'light' as const, isWhole: false },
    { name, width: 360, scheme: 'dark' as const, isWhole: true },
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

/** `CHROMIUM=<path> node tests/components/gallery/shoot.ts <folder> [state…]`: pictures of fixture states to look at. */
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
  for (const shot of shotsOf(names.length > 0 ? names : Object.keys(panelStates))) {
    await shoot(browser, address, shot, folder);
  }
  await browser.close();
  await server.close();
}

await main();
