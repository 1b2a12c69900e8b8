import type { Removal } from './removal.ts';

/** Where the browser itself defends, the removal leaves the attack out: the case must notice that nothing was refused. */
export const ROLLOUT_DEFENCES = {
  'package-check': [
    { file: 'tests/policy/frame/tampering.ts', find: 'changed.readUInt8(at) ^ 1', replace: 'changed.readUInt8(at)' },
  ],
  'package-key': [
    {
      file: 'tests/policy/frame/distribution.ts',
      find: 'packRelease(build, signingKey,',
      replace: 'packRelease(build, key,',
    },
  ],
  'waits-for-settings': [
    {
      file: 'entrypoints/sidepanel/policy/verdict.ts',
      find: 'const workerAddress = policy?.trainingWorkerAddress ?? policy?.workerAddress;',
      replace: 'const workerAddress = policy?.trainingWorkerAddress ?? policy?.workerAddress ?? hosts[0];',
    },
  ],
  'known-workers': [
    {
      file: 'entrypoints/sidepanel/policy/verdict.ts',
      find: "if (!hosts.includes(host)) return { kind: 'wrong', reason: 'unknown-address', workerAddress };",
      replace: '',
    },
  ],
} satisfies Record<string, readonly Removal[]>;
