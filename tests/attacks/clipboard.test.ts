import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { value } from '../../api-worker/contract/values.ts';
import { REGION_DOMAIN } from '../../mocks/stage/cast.ts';
import { attack } from './frame/attack.ts';
import { queryLogOf } from './frame/big-query.ts';
import type { AttackedDesk } from './frame/desk.ts';
import { openAttackedDesk } from './frame/desk.ts';
import { SPECIALIST } from './frame/people.ts';

let desk: AttackedDesk;
beforeAll(async () => {
  desk = await openAttackedDesk(SPECIALIST);
  const origin = `https://apps.${REGION_DOMAIN}`;
  await desk.theatre.browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
});
afterAll(() => desk?.theatre.close());

const NUMBER = '90417735';

/** Everything that stands in the panel, taken with the keys a rep would press, read back where it would be pasted. */
async function copiedFromPanel(): Promise<string> {
  await desk.panel.locator('body').click({ position: { x: 2, y: 2 } });
  await desk.panel.keyboard.press('Control+a');
  await desk.panel.keyboard.press('Control+c');
  return await clipboard();
}

async function clipboard(): Promise<string> {
  await desk.desktop.bringToFront();
  return await desk.desktop.evaluate(() => navigator.clipboard.readText());
}

attack(
  'C13',
  'a sensitive number is masked, shown only by a click that is recorded, cannot be taken to the clipboard, and is masked again after 30 s',
  { defences: ['not-selectable', 'hidden-again'], timeoutMs: 120_000 },
  async () => {
    const queries = queryLogOf(desk.theatre.stage.bigQueryEndpoint);
    await queries.fault({
      match: { labels: { query: 'company-registration-number' } },
      poisonRow: { row: 0, column: 'field_text', value: NUMBER },
    });
    const id = await desk.show('fraud-delay-builder');
    const field = desk.panel.getByRole('region', { name: 'Company number' });
    await field.waitFor({ timeout: 20_000 });
    const masked = (await field.locator('.value bdi').textContent()) ?? '';
    expect(masked).toMatch(/[•·*]/u);
    expect(await copiedFromPanel()).toContain(masked);

    await field.getByRole('button', { name: 'Show, recorded' }).click();
    await field.getByText(NUMBER).waitFor();
    const taken = await copiedFromPanel();
    expect(taken).toContain('Northgate Builders Ltd');
    expect(taken).not.toContain(NUMBER);
    await field.getByText(NUMBER).dblclick();
    await desk.panel.keyboard.press('Control+c');
    expect(await clipboard()).not.toContain(NUMBER);

    await field.getByText(NUMBER).waitFor({ state: 'detached', timeout: 35_000 });
    expect(await desk.panel.evaluate(() => document.documentElement.outerHTML)).not.toContain(NUMBER);
    await queries.clearFaults();
    desk.hangUp(id);
  },
);

attack(
  'C13',
  'the panel itself writes nothing to the clipboard and may read nothing from it',
  { defences: ['no-clipboard'], timeoutMs: 60_000 },
  async () => {
    const folder = fileURLToPath(new URL('../../.output/chrome-mv3/', import.meta.url));
    const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
    const touching = scripts.filter((path) =>
      /\.clipboard\b|execCommand|clipboardData/u.test(readFileSync(`${folder}${path}`, 'utf8')),
    );
    expect(touching).toEqual([]);
    const manifest: unknown = JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8'));
    const { permissions } = z.looseObject({ permissions: z.array(z.string()) }).parse(manifest);
    expect(permissions.filter((name) => name.startsWith('clipboard'))).toEqual([]);
    await desk.desktop.bringToFront();
    await desk.desktop.evaluate(() => navigator.clipboard.writeText('what the rep copied elsewhere'));
    const id = await desk.show('fraud-delay-builder');
    await desk.panel.getByText('Northgate Builders Ltd').first().waitFor({ timeout: 20_000 });
    await desk.panel.getByRole('button', { name: 'Show, recorded' }).click();
    await desk.panel.getByText('hidden again after').waitFor({ timeout: 20_000 });
    await desk.panel.locator('#conversation-view h1').click();
    expect(await clipboard()).toBe('what the rep copied elsewhere');
    desk.hangUp(id);
  },
);

attack(
  'C13',
  'a masked value crosses the wire without its exact form, so nothing can copy it',
  { defences: ['masked-without-raw'] },
  async () => {
    expect(value.safeParse({ text: '•••4821', masked: true }).success).toBe(true);
    expect(value.safeParse({ text: '•••4821', masked: true, raw: '60161331924821' }).success).toBe(false);
  },
);
