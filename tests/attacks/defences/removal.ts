/** One defence as a textual removal: what is found in a copy of the tree is replaced, and its cases must go red. */
export interface Removal {
  file: string;
  find: string;
  replace: string;
}

export const remove = (file: string, find: string, replace: string): Removal => ({
  file: `api-worker/${file}`,
  find,
  replace,
});
