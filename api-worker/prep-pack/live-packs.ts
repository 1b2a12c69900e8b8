/** One live pack per rep and conversation: the newest asks, the older stops. Bounded by what is being streamed now. */
export class LivePacks {
  readonly #running = new Map<string, AbortController>();

  get size(): number {
    return this.#running.size;
  }

  /** Starts a pack under `key`; the signal aborts when the asker leaves or asks again. */
  start(key: string, asker: AbortSignal): { signal: AbortSignal; end: () => void } {
    this.#running.get(key)?.abort(new DOMException('a newer request took over', 'AbortError'));
    const controller = new AbortController();
    this.#running.set(key, controller);
    const end = () => {
      if (this.#running.get(key) === controller) this.#running.delete(key);
    };
    return { signal: AbortSignal.any([asker, controller.signal]), end };
  }
}
