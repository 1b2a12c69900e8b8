/** Promises written as cases whose product part is not built yet: the suite prints each with its reason instead of running it. */
export const PENDING: Readonly<Record<string, { ids: readonly string[]; reason: string }>> = {
  'rate-limits': { ids: ['A15'], reason: 'rate limits per rep and operation are being built (429 after N guesses)' },
  'enumeration-alert': { ids: ['A21'], reason: 'rate limits and the enumeration alert are being built' },
  verifications: { ids: ['A23'], reason: "the rep's own word, POST /v1/verifications, is being built" },
  search: { ids: ['A25'], reason: 'search is being built (a restricted party as a search hit)' },
  'audit-chain': { ids: ['D12'], reason: 'the hash chain over audit lines is being built' },
};

/** Proven by the rollout tests under the same ids. */
export const ROLLOUT: Readonly<Record<string, string>> = {
  C10: 'managed policy empty, late, invalid',
  C18: 'tampered, foreign or older packages are not installed',
  'C9 (policy part)': 'another host in the managed policy',
  'C11 (disable and update part)': 'disk canary after disable and update',
};
