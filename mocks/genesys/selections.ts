/** Which conversation each rep's desktop shows, and who wants to hear of changes. */
export interface Selections {
  of(userId: string): string | undefined;
  select(userId: string, conversationId: string | undefined): void;
  /** Something this user's desktop draws has changed. */
  touch(userId: string): void;
  watch(userId: string, listener: () => void): () => void;
  clear(): void;
}

export function createSelections(): Selections {
  const selected = new Map<string, string>();
  const watchers = new Map<string, Set<() => void>>();
  const touch = (userId: string) => {
    for (const listener of [...(watchers.get(userId) ?? [])]) listener();
  };
  return {
    of: (userId) => selected.get(userId),
    select(userId, conversationId) {
      if (conversationId) selected.set(userId, conversationId.toLowerCase());
      else selected.delete(userId);
      touch(userId);
    },
    touch,
    watch(userId, listener) {
      const listeners = watchers.get(userId) ?? new Set();
      watchers.set(userId, listeners.add(listener));
      return () => void listeners.delete(listener);
    },
    clear() {
      selected.clear();
      for (const userId of watchers.keys()) touch(userId);
    },
  };
}
