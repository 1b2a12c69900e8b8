/** Proven by the rollout tests under the same ids. */
export const ROLLOUT: Readonly<Record<string, string>> = {
  C10: 'managed policy empty, late, invalid',
  C18: 'tampered, foreign or older packages are not installed',
  'C9 (policy part)': 'another host in the managed policy',
  'C11 (disable and update part)': 'disk canary after disable and update',
};
