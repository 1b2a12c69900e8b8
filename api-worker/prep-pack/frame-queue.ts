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
    if (this.#isEnded) return;
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

  /** Ends without what has not been read. */
  cut(): void {
    this.#ready.length = 0;
    this.end();
  }

  async *read(): AsyncGenerator<Frame> {
    while (true) {
      for (let frame = this.#ready.shift(); frame; frame = this.#ready.shift()) yield frame;
      if (this.#isEnded) return;
      await this.#wake.promise;
      this.#wake = Promise.withResolvers<void>();
    }
  }
}
