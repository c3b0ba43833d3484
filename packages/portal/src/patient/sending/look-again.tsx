"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const EVERY_MS = 4000;
const LOOKS_MOST = 10;

/** Fetches the page again every few seconds, a few times, for as long as it is there. Without JavaScript there is a link. */
export function LookAgain() {
  const router = useRouter();
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (looks >= LOOKS_MOST) return;
    const timer = setTimeout(() => {
      setLooks(looks + 1);
      // What an address says was done takes the focus when it is told; whoever types by now must keep it.
      const { pathname, search } = window.location;
      const rest = new URLSearchParams(search);
      rest.delete("done");
      if (String(rest) === search.slice(1)) router.refresh();
      else router.replace(rest.size > 0 ? `${pathname}?${rest}` : pathname, { scroll: false });
    }, EVERY_MS);
    return () => clearTimeout(timer);
  }, [looks, router]);
  return null;
}
