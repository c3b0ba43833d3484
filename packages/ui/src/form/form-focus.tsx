"use client";

import { useEffect, useRef } from "react";

const WRONG = ":is(input, select, textarea)[aria-invalid=true], [role=radiogroup][aria-invalid=true] input";

/**
 * Inside a form: when its action answers without a new page, focuses the first wrong field, else its alert.
 * Without JavaScript, and on a page as sent, `autofocus` does the same.
 */
export function FormFocus({ outcome }: { outcome: unknown }) {
  const here = useRef<HTMLSpanElement>(null);
  const last = useRef(outcome);
  useEffect(() => {
    if (last.current === outcome) return;
    last.current = outcome;
    const form = here.current?.closest("form");
    const target = form?.querySelector<HTMLElement>(WRONG) ?? form?.querySelector<HTMLElement>("[role=alert]");
    target?.focus();
  }, [outcome]);
  return <span ref={here} hidden />;
}
