"use client";

import { Meter } from "@countersign/ui/feedback/meter.tsx";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useFormState } from "../form/action-form.tsx";
import { FormPassword } from "../form/form-fields.tsx";
import type { Judged } from "./judge-password.ts";
import { passwordHint } from "./password-sentences.ts";

/** A field for a password that is being chosen. */
export interface NewPasswordFieldProps {
  /** Characters it must have. */
  least: number;
  /** What says too much about the person: their name and email, the clinic's name. */
  about: readonly string[];
  /** Whose password it is, for password managers, where no other field of the form says so. */
  username?: string;
  /** The page is for this field. */
  begin?: boolean;
}

/** Typing goes on while this many milliseconds have not passed since the last character. */
const PAUSE_MS = 150;

/**
 * "New password", and below it a meter that says how well it withstands guessing. Without JavaScript the hint says what
 * is needed, and the server judges. The dictionaries are fetched when typing begins.
 */
export function NewPasswordField({ least, about, username, begin }: NewPasswordFieldProps) {
  const [judged, say] = useState<Judged | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const answer = useFormState();

  // The answer of a post empties the field.
  useEffect(() => {
    if (answer) say(null);
    return () => clearTimeout(pause.current);
  }, [answer]);

  function judge({ target }: FormEvent) {
    if (!(target instanceof HTMLInputElement)) return;
    const password = target.value;
    clearTimeout(pause.current);
    if (password === "") return say(null);
    // Fetched during the pause; where it cannot be, the server still judges.
    const loading = import("./judge-password.ts").catch(() => null);
    pause.current = setTimeout(async () => {
      const judge = await loading;
      if (judge && target.value === password) say(judge.judge(password, { least, about }));
    }, PAUSE_MS);
  }

  return (
    <div className="flex flex-col gap-3" onInput={judge}>
      <FormPassword
        label="New password"
        name="password"
        hint={passwordHint(least)}
        autoComplete="new-password"
        username={username}
        begin={begin}
      />
      {judged ? <Meter label="Password strength" {...judged} /> : null}
    </div>
  );
}
