"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useScripting } from "./use-scripting.ts";

/** A button that shows and hides what follows it. */
export interface DisclosureProps {
  /** Unique on the page. */
  id: string;
  /** The button's accessible name, open or closed. */
  label: string;
  /** Open at first, e.g. because a field inside is wrong. */
  open?: boolean;
  children: ReactNode;
}

/** Closed until pressed where JavaScript runs; always open where it does not. */
export function Disclosure({ id, label, open = false, children }: DisclosureProps) {
  const [shown, show] = useState(open);
  const scripting = useScripting();
  return (
    <div>
      <button
        type="button"
        aria-expanded={scripting ? shown : true}
        aria-controls={id}
        onClick={() => show(!shown)}
        className="group inline-flex min-h-11 items-center gap-1.5 text-left font-medium text-accent underline-offset-4 hover:text-accent-strong hover:underline"
      >
        <ChevronDown
          size={18}
          aria-hidden
          className="shrink-0 -rotate-90 transition-transform group-aria-expanded:rotate-0"
        />
        {label}
      </button>
      <div
        id={id}
        hidden={scripting && !shown}
        data-disclosure={scripting || open ? undefined : "as-sent"}
        className="pt-2"
      >
        {children}
      </div>
    </div>
  );
}
