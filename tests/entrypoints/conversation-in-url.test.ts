import { describe, expect, test } from 'vitest';
import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';
import { conversationInUrl } from '../../entrypoints/genesys.content/conversation-in-url.ts';

const ID = '0f3c9a52-7d4e-4b61-9f08-2a6f5f1f0c11';

describe('the address of the web desktop', () => {
  test.each([
    [`#/engage/admin/interactions/${ID}`],
    [`#/engage/admin/interactions/${ID}/details`],
    [`#/engage/admin/interactions/${ID}/qualitySummary`],
    [`#/analytics/interactions/${ID}/admin`],
    [`#/analytics/interactions/${ID}/admin/details`],
    [`#/analytics/interactions/${ID}/admin/timeline?tabId=1`],
    [`#/analytics/interactions/${ID.toUpperCase()}/admin`],
  ])('names the conversation of a detail view: %s', (hash) => {
    for (const domain of REGION_DOMAINS) {
      expect(conversationInUrl(`https://apps.${domain}/directory/${hash}`)).toBe(ID);
    }
  });

  test.each([
    ['https://apps.mypurecloud.com/directory/#/analytics/interactions'],
    [`https://apps.mypurecloud.com/directory/#/analytics/interactions/${ID}`],
    [`https://apps.mypurecloud.com/directory/#/analytics/interactions/${ID}/administrator`],
    [`https://apps.mypurecloud.com/directory/#/engage/admin/interactions/${ID}0`],
    [`https://apps.mypurecloud.com/directory/#/apps/${ID}`],
    [`https://apps.mypurecloud.com/directory/#/chat-room/${ID}`],
    [`https://apps.mypurecloud.com/directory/conversations/${ID}`],
    [`https://apps.mypurecloud.com/crm/index.html#/engage/admin/interactions/${ID}`],
    [`https://apps.mypurecloud.com/directory/?next=#/admin/#/engage/admin/interactions/${ID}`],
    ['https://apps.mypurecloud.com/directory/#/engage/admin/interactions/not-an-id'],
    ['not an address'],
  ])('names none elsewhere: %s', (url) => {
    expect(conversationInUrl(url)).toBeNull();
  });
});
