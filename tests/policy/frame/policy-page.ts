import type { BrowserContext } from 'playwright-core';
import { z } from 'zod';

const row = z.object({
  name: z.string(),
  value: z.unknown(),
  isExtension: z.boolean(),
  status: z.string(),
  error: z.string().optional(),
});

/** What the browser's own page `chrome://policy` says is in force. */
export interface PolicyPage {
  /** Every policy that is set, in the browser's words about it; rows of extensions without the extension's id. */
  rows: () => Promise<z.infer<typeof row>[]>;
  /** Takes a changed file up at once, as the button there does; by itself the browser waits five seconds. */
  reload: () => Promise<void>;
}

export async function openPolicyPage(context: BrowserContext): Promise<PolicyPage> {
  const page = await context.newPage();
  await page.goto('chrome://policy');
  await page.locator('policy-row').first().waitFor({ state: 'attached' });
  return {
    rows: async () => {
      const found = await page.locator('policy-row').evaluateAll((elements) =>
        // Of several hundred policies there are: the few that are set.
        elements.map((element) => Reflect.get(element, 'policy')).filter((policy) => policy?.status !== 'Not set.'),
      );
      return z.array(row).parse(found);
    },
    reload: () => page.getByRole('button', { name: 'Reload policies' }).click(),
  };
}
