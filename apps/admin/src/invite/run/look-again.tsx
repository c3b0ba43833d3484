"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 2_000;

/** Ten minutes: a page that was forgotten must not keep its session alive. */
const TIMES_MOST = 300;

/** Renders the page anew every other second while it is looked at, for as long as it stands in it. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    let times = 0;
    const timer = setInterval(() => {
      if (document.hidden) return;
      times += 1;
      if (times > TIMES_MOST) clearInterval(timer);
      else router.refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
