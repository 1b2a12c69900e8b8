import type { Ring } from '../package/arguments.ts';

export type Upload = {
  version: string;
  commit: string;
  id: string;
  crxName: string;
  crxSha256: string;
  order: string;
  folder: string;
  rings: readonly Ring[];
  updateUrls: Readonly<Record<Ring, string>>;
};

/** What is left to do by hand, by two people: one alone cannot put another extension in front of every rep. */
export function checklist(upload: Upload): string {
  const { version, commit, id, crxName, crxSha256, order, folder, rings, updateUrls } = upload;
  const steps = [
    `A: give the folder ${folder} to B, and the SHA-256 of the CRX on another way: ${crxSha256}`,
    `B: npm run package -- --verify <folder> --id ${id}; compare the SHA-256 and read CHANGELOG.md, [${version}].`,
    ...workerSteps(order),
    ...rings.flatMap((ring) => ringSteps(ring, crxName, updateUrls[ring])),
    `A: git tag -a v${version} ${commit.slice(0, 12)} -m "${version}", and push it; B looks at it.`,
    `Only with a listing in a store: A uploads ${crxName.replace(/crx$/u, 'zip')}, B presses publish.`,
  ];
  const lines = steps.map((step, index) => `${index + 1}. [ ] ${step}`);
  return [`# Upload of ${version} (${commit.slice(0, 12)})`, '', ...lines, ''].join('\n');
}

function workerSteps(order: string): string[] {
  return order.startsWith('panel first')
    ? ['The panel goes first: leave the worker as it is until the last step is done.']
    : order.startsWith('worker first')
      ? ['B: deploy the worker first, and open a pack with the panel that is installed now.']
      : ['The worker may be deployed before or after.'];
}

function ringSteps(ring: Ring, crxName: string, updateUrl: string): string[] {
  const beside = new URL(crxName, updateUrl).href;
  const condition = ring === 'broad' ? 'When pilot has been well for the time the runbook names: ' : '';
  return [
    `${condition}A: put ${crxName} at ${beside}; B: fetch it from there and compare its SHA-256.`,
    `A: put updates-${ring}.xml at ${updateUrl}: from now on the ring ${ring} gets the version. B: see it in the panel's help page.`,
  ];
}
