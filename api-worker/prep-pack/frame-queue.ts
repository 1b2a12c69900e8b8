import type { Frame } from '../contract/frames.ts';

/** Frames in the order they may be read: what arrives before the gate opens waits behind it. */
export class FrameQueue {
  readonly #ready: Frame[] = [];
  readonly #held: Frame[] = [];
  #isOpen = false;
  #isEnded = false;
  #wake = Promise.withResolvers<void>();

  /** Sends now, gate or not. */
  push(frame: Frame): void {
    this.#ready.push(frame);
    this.#wake.resolve();
  }

  /** Sends once the gate is open. */
  pushBehindGate(frame: Frame): void {
    if (this.#isOpen) this.push(frame);
    else this.#held.push(frame);
  }

  openGate(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    for (const frame of this.#held.splice(0)) this.push(frame);
  }

  end(): void {
    this.#isEnded = true;
    this.#wake.resolve();
  }

  async *read(): AsyncGenerator<Frame> {
    while (true) {
      yield* this.#ready.splice(0);
      if (this.#isEnded && this.#ready.length === 0) return;
      await this.#wake.promise;
      this.#wake = Promise.withResolvers<void>();
    }
  }
}
