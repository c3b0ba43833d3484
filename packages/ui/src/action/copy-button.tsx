"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { buttonLook } from "./button-look.ts";
import { ScriptedButton } from "./scripted-button.tsx";

const words = { idle: "", copied: "Copied", refused: "Copying is not possible here. Select the text and copy it." };

/** Copies `text`. Named exactly by `children`, before and after; says "Copied" beside itself and aloud. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const [state, become] = useState<keyof typeof words>("idle");
  // Outside https and localhost a page has no clipboard.
  const copy = () =>
    Promise.resolve(navigator.clipboard)
      .then((clipboard) => clipboard.writeText(text))
      .then(
        () => become("copied"),
        () => become("refused"),
      );
  return (
    <span className="no-print inline-flex flex-wrap items-center gap-3">
      <ScriptedButton className={buttonLook("secondary")} onPress={copy}>
        {state === "copied" ? <Check size={18} aria-hidden /> : <Copy size={18} aria-hidden />}
        {children}
      </ScriptedButton>
      <span aria-live="polite" className="text-ink-muted text-sm empty:hidden">
        {words[state]}
      </span>
    </span>
  );
}
