"use client";

import { useEffect, useRef } from "react";

/**
 * Inside a form: what somebody typed after the press, while the answer was awaited, is still there when it comes.
 * React resets a form whose action has answered, to what was posted or to nothing.
 */
export function TypedMeanwhile() {
  const here = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = here.current?.closest("form");
    const typed = new Set<HTMLInputElement>();
    const listening = new AbortController();
    const hear = (event: string, answer: (target: EventTarget | null) => void) =>
      form?.addEventListener(event, ({ target }) => answer(target), { signal: listening.signal });
    hear("submit", () => typed.clear());
    hear("input", (target) => target instanceof HTMLInputElement && typed.add(target));
    // The event comes before the fields are emptied, the microtask after it and before anything is painted.
    hear("reset", () => {
      for (const field of typed) {
        const { value, checked } = field;
        queueMicrotask(() => Object.assign(field, { value, checked }));
      }
    });
    return () => listening.abort();
  }, []);
  return <span ref={here} hidden />;
}
