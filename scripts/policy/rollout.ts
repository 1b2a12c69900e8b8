import { z } from 'zod';
import { REGION_DOMAINS } from '../../api-worker/contract/regions.ts';
import { isHttpsOrigin } from '../../entrypoints/build/parse-worker-hosts.ts';
import { managedPolicy } from '../../entrypoints/policy/managed-policy.ts';
import { compareVersions, isVersion } from '../package/version.ts';

const extensionId = z.string().regex(/^[a-p]{32}$/u, '32 letters from a to p');
const version = z.string().refine(isVersion, 'one to four numbers up to 65535, for example 1.4.0');

const updateUrl = z.url({
  protocol: /^https$/u,
  error: 'an https address, for example https://host/pilot/updates.xml',
});

/** A browser reads 100 host patterns and drops the rest; the desktop and login of every region take 36. */
const hosts = z
  .array(z.string().refine(isHttpsOrigin, 'an https origin like https://host'))
  .min(1, 'at least one https origin of the worker')
  .max(60, 'at most 60');

const rolloutShape = z.strictObject({
  /** The extension's id. */
  id: extensionId,
  version,
  /** The worker origins the extension was packaged with. */
  hosts,
  ring: z.enum(['pilot', 'broad']),
  updateUrls: z.strictObject({ pilot: updateUrl, broad: updateUrl }),
  settings: z.strictObject(managedPolicy.shape),
  minimumVersion: version.optional(),
  /** The bank's Genesys Cloud region; without it the desktops of all regions are let in. */
  region: z.enum(REGION_DOMAINS).optional(),
  /** Instead of being installed it is uninstalled, with all it kept. */
  isRemoved: z.boolean().optional(),
  /** Other extensions to uninstall: this one under the ids it had before. */
  removedIds: z.array(extensionId).optional(),
});
export type Rollout = z.infer<typeof rolloutShape>;

/** What one ring of computers is told: which extension from where, and how it is set. */
const rolloutSchema = rolloutShape.superRefine((rollout, context) => {
  for (const { path, message } of nonsense(rollout)) context.addIssue({ code: 'custom', path, message });
});

type Fault = { path: string[]; message: string };

function nonsense(rollout: Rollout): Fault[] {
  return [
    ...wrongWorkers(rollout),
    ...wrongTexts(rollout),
    ...wrongRing(rollout),
    ...wrongMinimum(rollout),
    ...wrongRemoval(rollout),
  ];
}

function wrongWorkers({ settings, hosts: known }: Rollout): Fault[] {
  const { workerAddress, trainingWorkerAddress, isSwitchedOff } = settings;
  if ((workerAddress ?? trainingWorkerAddress) === undefined && isSwitchedOff !== true) {
    return [{ path: ['settings', 'workerAddress'], message: 'missing: every panel would wait for it' }];
  }
  return Object.entries({ workerAddress, trainingWorkerAddress })
    .filter(([, address]) => address !== undefined && !known.includes(address))
    .map(([name, address]) => ({
      path: ['settings', name],
      message: `"${address}" is none of the hosts ${known.join(', ')}`,
    }));
}

function wrongTexts({ settings }: Rollout): Fault[] {
  return Object.entries(settings)
    .filter(([, value]) => typeof value === 'string' && !isText(value))
    .map(([name]) => ({
      path: ['settings', name],
      message: 'holds a character that not every policy format can carry',
    }));
}

function wrongRing({ settings: { updateRing }, ring }: Rollout): Fault[] {
  if (updateRing === undefined || updateRing === ring) return [];
  return [{ path: ['settings', 'updateRing'], message: `"${updateRing}" in a policy of the ring ${ring}` }];
}

function wrongMinimum({ minimumVersion, version: current }: Rollout): Fault[] {
  const isAbove = minimumVersion !== undefined && compareVersions(minimumVersion, current) > 0;
  if (!isAbove) return [];
  const message = `${minimumVersion} is above the version ${current}: the browser would run none`;
  return [{ path: ['minimumVersion'], message }];
}

function wrongRemoval({ removedIds = [], id }: Rollout): Fault[] {
  if (!removedIds.includes(id)) return [];
  return [{ path: ['removedIds'], message: `${id} is the id of this extension, which --remove removes` }];
}

/** XML has no control characters but tab and newline, and turns a carriage return into a newline. */
function isText(value: string): boolean {
  return value.isWellFormed() && !/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/u.test(value);
}

/** Throws a `TypeError` with one line for each wrong field, by its name. */
export function readRollout(candidate: unknown): Rollout {
  const parsed = rolloutSchema.safeParse(candidate);
  if (parsed.success) return parsed.data;
  throw new TypeError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}

/** The settings of a rollout are those of its ring. */
export function settingsOf({ settings, ring }: Rollout): Rollout['settings'] {
  return { ...settings, updateRing: ring };
}
