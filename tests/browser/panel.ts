import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const WITHIN_MS = 20_000;

/** Waits for the customer's name as the heading of the conversation on screen. */
export async function showsCustomer(panel: Page, name: string): Promise<void> {
  await panel.locator('#conversation-view h1', { hasText: name }).waitFor({ timeout: WITHIN_MS });
}

/** Waits until the pack of this customer stands there and nothing of it is on its way any more. */
export async function showsWholePack(panel: Page, name: string): Promise<void> {
  await showsCustomer(panel, name);
  await panel.waitForFunction(
    () => document.querySelector('article.pack') !== null && document.querySelector('[aria-busy="true"]') === null,
    undefined,
    { timeout: WITHIN_MS },
  );
}

/** Waits for a customer who is shown at this level only, and all of whose sections are held. */
export async function isHeld(panel: Page, level: 'claimed' | 'asserted'): Promise<void> {
  await panel.locator(`[data-level=${level}]`).waitFor({ timeout: WITHIN_MS });
  await expect.poll(() => panel.locator('.held-list li').count(), { timeout: WITHIN_MS }).toBe(8);
}

export async function says(panel: Page, words: string | RegExp): Promise<void> {
  await panel.getByText(words).first().waitFor({ timeout: WITHIN_MS });
}

export async function choose(panel: Page, button: string | RegExp): Promise<void> {
  await panel.getByRole('button', { name: button }).first().click({ timeout: WITHIN_MS });
}

/** Waits for the desk without a conversation, after whatever was shown before. */
export async function isQuiet(panel: Page): Promise<void> {
  await panel.getByRole('heading', { name: 'No conversation on screen' }).waitFor({ timeout: WITHIN_MS });
}

export async function fromMenu(panel: Page, item: string | RegExp): Promise<void> {
  await panel.getByRole('button', { name: 'More', exact: true }).click();
  await panel.getByRole('menuitem', { name: item }).click();
}

/** Everything the document holds, shown or not: text, attributes, hidden parts. */
export function wholeDocument(panel: Page): Promise<string> {
  return panel.evaluate(() => document.documentElement.outerHTML);
}

/** The words that must not have leaked, found in a text. */
export function leaksIn(text: string, canaries: readonly string[]): string[] {
  const searched = text.toLowerCase();
  return canaries.filter((canary) => searched.includes(canary.toLowerCase()));
}

export async function statesOfSections(panel: Page): Promise<Record<string, string>> {
  const entries = await panel
    .locator('[data-section]')
    .evaluateAll((sections) =>
      sections.map((each) => [each.getAttribute('data-section'), each.getAttribute('data-state')]),
    );
  return Object.fromEntries(entries);
}

/** An eventual answer: asks again until it holds. */
export function soon(assertion: () => void | Promise<void>): Promise<void> {
  return expect
    .poll(
      async () => {
        try {
          await assertion();
          return 'holds';
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      },
      { timeout: WITHIN_MS },
    )
    .toBe('holds');
}
