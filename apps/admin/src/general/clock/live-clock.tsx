"use client";

import { momentWords, type ZoneClock } from "@countersign/zones/clock";
import { useEffect, useState } from "react";
import { browserSentences } from "./browser-sentences.ts";

const EVERY_MS = 1000;

/** A clinic's clock at a moment of the server's. */
export interface LiveClockProps {
  clock: ZoneClock;
  /** When the page was made, in milliseconds of the server's clock. */
  at: number;
  /** What it showed then. */
  shown: string;
  /** Of the time zone data that the server goes by. */
  version: string;
}

/** The clock as the page was made, and going on from there where scripts run; with what the browser thinks of it. */
export function LiveClock({ clock, at, shown, version }: LiveClockProps) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    // The browser's clock may be wrong; how much time passes it knows.
    const began = performance.now();
    const tick = () => setNow(at + performance.now() - began);
    tick();
    const ticking = setInterval(tick, EVERY_MS);
    return () => clearInterval(ticking);
  }, [at]);
  const sentences = now === null ? [] : browserSentences(clock, new Date(now), version);
  return (
    <div className="flex flex-col gap-1 text-sm">
      <p>
        The clinic's clock now shows{" "}
        <time className="font-medium">{now === null ? shown : momentWords(new Date(now), clock)}</time>.
      </p>
      {sentences.map((sentence) => (
        <p key={sentence} className="text-ink-muted">
          {sentence}
        </p>
      ))}
    </div>
  );
}
