"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";
import { Spinner } from "../action/spinner.tsx";

/** How long somebody has to pause before what they typed is looked for. */
const PAUSE_MS = 300;

/** What makes a search's textbox look for itself. */
export interface LiveSearchProps {
  /** The name of the parameter that carries what was typed. */
  name: string;
  /** The address of the results, with everything but what was typed. */
  href: string;
  /** What stands in the address now. */
  value: string;
  children: ReactNode;
}

/**
 * Looks for what is typed into the textbox inside, after a short pause: the address is replaced, the textbox stays and
 * keeps its focus. Without scripts the form around it is posted as ever.
 */
export function LiveSearch({ name, href, value, children }: LiveSearchProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const box = useRef<HTMLDivElement>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(value);

  useEffect(() => () => clearTimeout(waiting.current), []);

  // Another address came by itself, by the back button or a link: what it says is shown, unless somebody is typing.
  useEffect(() => {
    const input = box.current?.querySelector("input");
    if (input && value !== asked.current) {
      asked.current = value;
      input.value = value;
    }
  }, [value]);

  const look = (typed: string) => {
    const wanted = typed.trim();
    if (wanted === asked.current) return;
    asked.current = wanted;
    const [path = "", query = ""] = href.split("?");
    const parameters = new URLSearchParams(query);
    if (wanted) parameters.set(name, wanted);
    startTransition(() => router.replace(`${path}?${parameters}`, { scroll: false }));
  };

  return (
    <div
      ref={box}
      aria-busy={pending || undefined}
      className="relative min-w-0 flex-1 sm:max-w-md"
      onInput={(typing) => {
        const input = typing.target;
        if (!(input instanceof HTMLInputElement)) return;
        clearTimeout(waiting.current);
        waiting.current = setTimeout(() => look(input.value), PAUSE_MS);
      }}
    >
      {children}
      {pending ? (
        <span className="pointer-events-none absolute right-9 bottom-3 size-5 text-ink-muted">
          <Spinner />
        </span>
      ) : null}
    </div>
  );
}
