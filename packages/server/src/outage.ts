import { AsyncLocalStorage } from "node:async_hooks";

/** What is learnt about one request while it is answered. */
export type OutageWatch = { outage: boolean };

// As with the stamp's key: Next bundles its own copies of this module, and all must mean the same request.
const SLOT = Symbol.for("countersign.outage-watch");

function watches(): AsyncLocalStorage<OutageWatch> {
  const known: unknown = Reflect.get(globalThis, SLOT);
  if (known instanceof AsyncLocalStorage) return known;
  const made = new AsyncLocalStorage<OutageWatch>();
  Reflect.set(globalThis, SLOT, made);
  return made;
}

/** Does the work of one request; an outage noted meanwhile, however deep inside, is noted on this watch. */
export function watchForOutage<Result>(watch: OutageWatch, work: () => Result): Result {
  return watches().run(watch, work);
}

/**
 * Says that the request being answered needed something that is away and will be back: the database. If the answer is
 * a failure for it, the browser is asked to come back. Outside a request nothing happens.
 */
export function noteOutage(): void {
  const watch = watches().getStore();
  if (watch) watch.outage = true;
}
