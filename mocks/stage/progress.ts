/** Says each long step as it begins and how long the one before took. Goes to stderr: stdout's last line is the report. */
export function createProgress(write: (text: string) => void, nowMs: () => number) {
  let running: { step: string; sinceMs: number } | null = null;
  const finish = () => {
    if (running) write(`  ✓ ${running.step} (${((nowMs() - running.sinceMs) / 1000).toFixed(1)} s)\n`);
    running = null;
  };
  return {
    step: (step: string) => {
      finish();
      running = { step, sinceMs: nowMs() };
      write(`  … ${step}\n`);
    },
    finish,
  };
}
export type Progress = ReturnType<typeof createProgress>;
