/** Promises written as cases whose product part is not built yet: the suite prints each with its reason instead of running it. */
export const PENDING: Readonly<Record<string, { ids: readonly string[]; reason: string }>> = {
  copy: { ids: ['C13'], reason: 'the panel copies nothing yet; clearing a copied number after 30 s comes with reveal' },
};

/** Proven by the rollout tests under the same ids. */
export const ROLLOUT: Readonly<Record<string, string>> = {
  C10: 'managed policy empty, late, invalid',
  C18: 'tampered, foreign or older packages are not installed',
  'C9 (policy part)': 'another host in the managed policy',
  'C11 (disable and update part)': 'disk canary after disable and update',
};
