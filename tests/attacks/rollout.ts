/** What only a browser under an administrator's policy shows: `npm run test:policy`, under the same ids. */
export const ROLLOUT: Readonly<Record<string, string>> = {
  C9: 'another host in the managed policy',
  C10: 'managed policy empty, late, invalid',
  C11: 'disk canary after update, disabling and removal',
  C18: 'tampered, foreign or older packages are not installed',
};
