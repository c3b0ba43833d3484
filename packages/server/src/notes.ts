import { AsyncLocalStorage } from "node:async_hooks";

/** What is learnt about one request while it is answered. */
export type RequestNotes = {
  /** It needed something that is away and will be back: the database. */
  outage: boolean;
  /** It was not what a page of ours sends. */
  unreadable: boolean;
  /** A session of this browser ended, was refused or was replaced. */
  sessionOver: boolean;
};

export function newNotes(): RequestNotes {
  return { outage: false, unreadable: false, sessionOver: false };
}

// As with the stamp's key: Next bundles its own copies of this module, and all must mean the same request.
const SLOT = Symbol.for("countersign.request-notes");

function store(): AsyncLocalStorage<RequestNotes> {
  const known: unknown = Reflect.get(globalThis, SLOT);
  if (known instanceof AsyncLocalStorage) return known;
  const made = new AsyncLocalStorage<RequestNotes>();
  Reflect.set(globalThis, SLOT, made);
  return made;
}

/** Does the work of one request; what is noted meanwhile, however deep inside, is noted here. */
export function takeNotes<Result>(notes: RequestNotes, work: () => Result): Result {
  return store().run(notes, work);
}

function note(what: keyof RequestNotes): void {
  const notes = store().getStore();
  if (notes) notes[what] = true;
}

/**
 * Says that the request being answered needed something that is away and will be back: the database. If the answer is
 * a failure for it, the browser is asked to come back. Outside a request nothing happens.
 */
export function noteOutage(): void {
  note("outage");
}

/**
 * Says that the request being answered was not what a page of ours sends, e.g. a form without its hidden fields. Its
 * answer becomes the page that says so.
 */
export function noteUnreadable(): void {
  note("unreadable");
}

/**
 * Says that a session of this browser ended, was refused or was replaced by another one: the browser then forgets the
 * pages it kept.
 */
export function noteSessionOver(): void {
  note("sessionOver");
}
