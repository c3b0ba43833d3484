"use client";

import { useEffect } from "react";

/** Focuses the element with the id `target` whenever this arrives on the page without a new document. */
export function FocusOnMount({ target }: { target: string }) {
  useEffect(() => document.getElementById(target)?.focus(), [target]);
  return null;
}
