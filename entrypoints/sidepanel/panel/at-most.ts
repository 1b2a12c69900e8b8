/** Waits for a step that must not hold up what follows: until it is done, has failed, or its time is up. */
export async function atMost(limitMs: number, step: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([step.catch(() => undefined), limit]);
  clearTimeout(timer);
}
