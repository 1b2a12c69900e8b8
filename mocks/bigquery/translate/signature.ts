import type { FunctionTranslator } from './emitter.ts';
import { InvalidQuery } from './refusal.ts';

/** A function whose arguments are plain expressions, between `least` and `most` of them. */
export function signature(least: number, most: number, render: (...values: string[]) => string): FunctionTranslator {
  return (args, emitter) => {
    expectCount(args, least, most);
    return render(...args.map(emitter.emit));
  };
}

export function expectCount(args: readonly unknown[], least: number, most: number): void {
  if (args.length < least || args.length > most) {
    throw new InvalidQuery(`No matching signature: ${args.length} arguments where ${least} to ${most} are taken`);
  }
}
