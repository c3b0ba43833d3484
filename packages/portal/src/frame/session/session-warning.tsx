"use client";

import { buttonLook } from "@countersign/ui/action/button-look.ts";
import { DialogContent } from "@countersign/ui/dialog/dialog-panel.tsx";
import { NativeModal } from "@countersign/ui/dialog/native-modal.tsx";
import { type ReactNode, useEffect, useState } from "react";
import { Moment } from "../../words/moment.tsx";
import { dialOf, spokenSeconds } from "./warning.ts";

const ANSWER_ID = "session-warning-answer";

/** A warning that the session ends. */
export interface SessionWarningProps {
  by: "idle" | "last";
  /** When it ends, in milliseconds of the browser's clock. */
  until: number;
  /** The form of "Sign me out". */
  signOut: ReactNode;
  /** Somebody is there: the button, or Escape. */
  onAnswer: () => void;
}

const words = {
  idle: {
    title: "Still there?",
    why: "because nothing has happened here for a while",
    more: "Nothing that you typed is lost if you stay.",
    answer: "Stay signed in",
  },
  last: {
    title: "Your sign-in ends soon",
    why: "because one sign-in lasts no longer",
    more: "Finish what you are doing, then sign in again.",
    answer: "Go on until then",
  },
} as const;

/** The dialog over whatever the page shows. It takes the focus, and gives it back to where it was. */
export function SessionWarning({ by, until, signOut, onAnswer }: SessionWarningProps) {
  const left = useMsLeft(until);
  const { title, why, more, answer } = words[by];
  return (
    <NativeModal labelledBy="session-warning-title" focus={ANSWER_ID} onLeave={onAnswer}>
      <DialogContent
        id="session-warning"
        title={title}
        lead={
          <>
            You will be signed out at <Moment at={new Date(until).toISOString()} shape="time" />, {why}. {more}
          </>
        }
      >
        <p aria-hidden="true" className="text-title tabular-nums">
          {dialOf(left)}
        </p>
        <p aria-live="polite" className="sr-only">
          {spokenSeconds(left)} seconds left.
        </p>
        <div className="flex flex-wrap gap-3">
          <button id={ANSWER_ID} type="button" onClick={onAnswer} className={buttonLook("primary")}>
            {answer}
          </button>
          {signOut}
        </div>
      </DialogContent>
    </NativeModal>
  );
}

/** The time left, told anew at each second for as long as it is shown. */
function useMsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return until - now;
}
