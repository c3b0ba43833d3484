"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { SessionLeft } from "./session-left.ts";
import { SessionWarning } from "./session-warning.tsx";
import { type Shown, watchSession } from "./watch-session.ts";

/**
 * Warns before the session of the page ends, and leads to the sign-in when it has. Without JavaScript nothing can be
 * said of a page that stands still: the next press leads to the sign-in, which says why.
 *
 * @param props.signOut the form of "Sign me out"
 */
export function SessionWatch({ left, signOut }: { left: SessionLeft; signOut: ReactNode }) {
  const [shown, show] = useState<Shown>(null);
  const [seen, setSeen] = useState(false);
  const watch = useRef<ReturnType<typeof watchSession>>(null);

  useEffect(() => {
    const watching = watchSession(left, show);
    watch.current = watching;
    return () => watching.stop();
  }, [left]);

  // The last minutes cannot be made more: having read of them is all there is to do.
  if (!shown || (shown.by === "last" && seen)) return null;
  const answer = () => {
    if (shown.by === "idle") void watch.current?.stay();
    else setSeen(true);
  };
  return <SessionWarning by={shown.by} until={shown.until} signOut={signOut} onAnswer={answer} />;
}
