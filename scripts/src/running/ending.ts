const undoings: (() => Promise<void>)[] = [];
let ending: Promise<void> | null = null;

/** Says what must be undone before this process ends. The newest is undone first. @returns takes it back */
export function atEnd(undo: () => Promise<void>): () => void {
  undoings.push(undo);
  return () => {
    const at = undoings.indexOf(undo);
    if (at >= 0) undoings.splice(at, 1);
  };
}

/** Undoes everything, once, one after the other; what fails does not hold up the rest. */
export function endEverything(): Promise<void> {
  ending ??= (async () => {
    for (let undo = undoings.pop(); undo; undo = undoings.pop()) {
      await undo().catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      });
    }
  })();
  return ending;
}

/** Ctrl-C, SIGTERM, a closed terminal, or the death of whoever started us: undo everything, then exit. */
export function endOnSignals(farewell: () => void, code: number): void {
  const end = () => {
    if (ending) return;
    farewell();
    void endEverything().then(() => process.exit(code));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  process.on("disconnect", end);
}
