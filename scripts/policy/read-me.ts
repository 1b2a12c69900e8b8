import { CHROME, EDGE } from './browsers.ts';
import type { Rollout } from './rollout.ts';

/** Where each of the files goes, for whoever opens the folder first. */
export function readMe(rollout: Rollout): string {
  const { id, ring } = rollout;
  const computer = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Policies`;
  return `# Policy of the BCS Profile Assistant

${whatItDoes(rollout)} Ring ${ring}. Written by \`npm run policy\`: change the settings and write it again, do not edit it. How to use each file: \`docs/admin-guide.md\`.

| File | Where it goes |
| --- | --- |
| \`linux/chrome.json\` | \`/etc/opt/chrome/policies/managed/bcs-profile-assistant.json\` |
| \`linux/chromium.json\` | \`/etc/chromium/policies/managed/bcs-profile-assistant.json\` |
| \`linux/edge.json\` | \`/etc/opt/edge/policies/managed/bcs-profile-assistant.json\` |
| \`windows/chrome.reg\` | imported, writes below \`${computer}\\Google\\Chrome\` |
| \`windows/edge.reg\` | imported, writes below \`${computer}\\Microsoft\\Edge\` |
| \`windows/BcsProfileAssistant.admx\` | \`PolicyDefinitions\` of the domain's central store |
| \`windows/en-US/BcsProfileAssistant.adml\` | \`PolicyDefinitions\\en-US\` beside it |
| \`mac/chrome.mobileconfig\` | device management; domains \`${CHROME.domain}\` and \`${CHROME.domain}.extensions.${id}\` |
| \`mac/edge.mobileconfig\` | device management; domains \`${EDGE.domain}\` and \`${EDGE.domain}.extensions.${id}\` |
| \`intune/chrome.json\` | Microsoft Graph, \`deviceManagement/deviceConfigurations\` |
| \`intune/edge.json\` | Microsoft Graph, \`deviceManagement/deviceConfigurations\` |
| \`google-admin-console.json\` | Google Admin console, the extension's "Policy for extensions" |
| \`managed_schema.json\` | nowhere: it is in the extension, and says which settings there are |
`;
}

function whatItDoes({ id, version, ring, updateUrls, hosts, isRemoved, removedIds = [] }: Rollout): string {
  const before = removedIds.length === 0 ? '' : ` Removes ${removedIds.map((old) => `\`${old}\``).join(', ')}.`;
  if (isRemoved) return `**Removes** the extension \`${id}\`.${before}`;
  return `Extension \`${id}\`, version ${version} or later, updates from ${updateUrls[ring]}, worker at ${hosts.join(', ')}.${before}`;
}
