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
  /** Whether this run has set the tag. */
  isTagged: boolean;
};

/** What is left to do by hand, by two people: one alone cannot put another extension in front of every rep. */
export function checklist(upload: Upload): string {
  const { version, commit, id, crxName, crxSha256, folder, rings, updateUrls } = upload;
  const steps = [
    `A: give the folder ${folder} to B, and the SHA-256 of the CRX on another way: ${crxSha256}`,
    `B: npm run package -- --verify <folder> --id ${id} --version ${version} --commit ${commit}; compare the SHA-256 and read CHANGELOG.md, [${version}].`,
    tagStep(upload),
    ...workerBefore(upload),
    ...rings.flatMap((ring) => ringSteps(ring, crxName, updateUrls[ring])),
    `Only with a listing in a store: A uploads ${crxName.replace(/crx$/u, 'zip')}, B presses publish.`,
    ...workerAfter(upload),
  ];
  const lines = steps.map((step, index) => `${index + 1}. [ ] ${step}`);
  return [`# Upload of ${version} (${commit.slice(0, 12)})`, '', ...lines, ''].join('\n');
}

/** Before any browser has the version: a rollback out of pilot must find its number taken. */
function tagStep({ version, commit, isTagged }: Upload): string {
  const push = `git push origin v${version}`;
  const set = isTagged ? push : `git tag -a v${version} ${commit.slice(0, 12)} -m "${version}" && ${push}`;
  return `A: ${set}; B looks at it. From now on the number is taken, whatever becomes of the version.`;
}

const isPanelFirst = ({ order }: Upload): boolean => order.startsWith('panel first');

function workerBefore(upload: Upload): string[] {
  if (isPanelFirst(upload)) return ['The panel goes first: leave the worker as it is until the last step.'];
  return upload.order.startsWith('worker first')
    ? ['B: deploy the worker first, and open a pack with the panel that is installed now.']
    : ['The worker may be deployed before or after.'];
}

function workerAfter(upload: Upload): string[] {
  if (!isPanelFirst(upload)) return [];
  return upload.rings.includes('broad')
    ? [
        `When every computer's help page names ${upload.version}: B: deploy the worker, and open a pack with that panel.`,
      ]
    : ['Leave the worker as it is: not every ring gets this version, and the panel goes first.'];
}

function ringSteps(ring: Ring, crxName: string, updateUrl: string): string[] {
  const beside = new URL(crxName, updateUrl).href;
  const condition = ring === 'broad' ? 'When pilot has been well for the time the runbook names: ' : '';
  return [
    `${condition}A: put ${crxName} at ${beside}; B: fetch it from there and compare its SHA-256.`,
    `A: put updates-${ring}.xml at ${updateUrl}: from now on the ring ${ring} gets the version. B: see it in the panel's help page.`,
  ];
}
