"use client";

import { Printer } from "lucide-react";
import { buttonLook } from "./button-look.ts";
import { ScriptedButton } from "./scripted-button.tsx";

/** Opens the browser's print window for this page. Absent without JavaScript. */
export function PrintButton({ children = "Print" }: { children?: string }) {
  return (
    <ScriptedButton className={buttonLook("secondary")} onPress={() => window.print()}>
      <Printer size={18} aria-hidden />
      {children}
    </ScriptedButton>
  );
}
