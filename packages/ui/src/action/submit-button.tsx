"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonLook } from "./button-look.ts";
import { Spinner } from "./spinner.tsx";

/** The button that posts its form. */
export interface SubmitButtonProps {
  /** The accessible name: what the press does. */
  children: ReactNode;
  look?: ButtonLook;
  /** As wide as its column. */
  wide?: boolean;
  /** Posted when this button was pressed, for forms with several. */
  name?: string;
  value?: string;
  /** The id of the form, for a button that stands outside it. */
  form?: string;
}

/** Posts its form once: while the answer is awaited it shows so, keeps its name and focus, and ignores presses. */
export function SubmitButton({ children, look = "primary", wide = false, ...button }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      {...button}
      type="submit"
      aria-busy={pending || undefined}
      onClick={(press) => {
        if (pending) press.preventDefault();
      }}
      className={buttonLook(look, wide)}
    >
      <span className={`inline-flex items-center gap-2 ${pending ? "opacity-0" : ""}`}>{children}</span>
      {pending ? <Spinner /> : null}
    </button>
  );
}
