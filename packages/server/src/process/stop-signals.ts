const STOP_SIGNALS = ["SIGTERM", "SIGINT"] as const;

/**
 * Stops once when asked, then exits with 0. The same signal again exits at once with 1.
 * Ctrl-C reaches a child from the terminal and its supervisor may add SIGTERM: together they are one wish.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of STOP_SIGNALS) {
    let seen = false;
    process.on(signal, () => {
      if (seen) process.exit(1);
      seen = true;
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(0));
    });
  }
}
