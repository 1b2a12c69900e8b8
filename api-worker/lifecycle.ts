/** Whether the worker takes new work; told apart from being alive. */
export interface Lifecycle {
  isDraining(): boolean;
  drain(): void;
}

export function createLifecycle(): Lifecycle {
  let isDraining = false;
  return {
    isDraining: () => isDraining,
    drain: () => {
      isDraining = true;
    },
  };
}
