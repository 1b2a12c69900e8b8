import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import type { Display } from './display.ts';
import { hasProgram } from './display.ts';
import type { RepDesk } from './rep-desk.ts';

export type ScreenshotKind = 'window' | 'joined';

/** The whole window where a virtual display can be photographed, otherwise desktop and panel side by side. */
export function screenshotKind(display: Display | null, environment: NodeJS.ProcessEnv): ScreenshotKind {
  return display?.isVirtual && hasProgram('import', environment) ? 'window' : 'joined';
}

export interface ScreenshotOptions {
  kind: ScreenshotKind;
  display: Display | null;
  desk: RepDesk;
  context: BrowserContext;
  environment: NodeJS.ProcessEnv;
  file: string;
}

export async function takeScreenshot(options: ScreenshotOptions): Promise<string> {
  await mkdir(dirname(options.file), { recursive: true });
  if (options.kind === 'window' && options.display) {
    const env = { ...options.environment, DISPLAY: options.display.name };
    await promisify(execFile)('import', ['-window', 'root', options.file], { env });
  } else {
    await writeFile(options.file, await joined(options));
  }
  return options.file;
}

async function joined({ desk, context }: ScreenshotOptions): Promise<Buffer> {
  const [left, right] = await Promise.all([desk.desktop.screenshot(), desk.panel.screenshot()]);
  const page = await context.newPage();
  const image = (png: Buffer) => `<img src="data:image/png;base64,${png.toString('base64')}">`;
  await page.setContent(
    `<body style="margin:0;display:flex;gap:8px;align-items:start">${image(left)}${image(right)}</body>`,
  );
  const picture = await page.locator('body').screenshot();
  await page.close();
  return picture;
}
