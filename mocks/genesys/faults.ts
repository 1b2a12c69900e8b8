import type { FaultInput } from './control-schemas.ts';

interface Fault extends FaultInput {
  pattern: RegExp;
  left: number;
}

export interface Faults {
  add(input: FaultInput): void;
  take(method: string, path: string): FaultInput | undefined;
  /** Resolves when the faults are cleared. */
  cleared(): Promise<void>;
  clear(): void;
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  let release: () => void = () => undefined;
  let cleared = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    add(input) {
      faults.push({ ...input, pattern: new RegExp(input.path), left: input.times ?? Number.POSITIVE_INFINITY });
      faults = faults.slice(-100);
    },
    take(method, path) {
      const fault = faults.find((each) => (!each.method || each.method === method) && each.pattern.test(path));
      if (!fault) return undefined;
      fault.left -= 1;
      if (fault.left <= 0) faults = faults.filter((each) => each !== fault);
      return fault;
    },
    cleared: () => cleared,
    clear() {
      faults = [];
      release();
      cleared = new Promise<void>((resolve) => {
        release = resolve;
      });
    },
  };
}
