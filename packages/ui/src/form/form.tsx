import type { ReactNode } from "react";
import { FormFocus } from "./form-focus.tsx";
import { TypedMeanwhile } from "./typed-meanwhile.tsx";

/** One column of fields, posted together. */
export interface FormProps {
  /** A server action, the dispatcher of `useActionState`, or an address. */
  action: string | ((form: FormData) => void | Promise<void>);
  /** The action's last answer. When another one arrives, focus moves to the first wrong field, else to the alert. */
  outcome?: unknown;
  /** `inline`: no column of its own; its parts stand in what surrounds it, e.g. one button among others. */
  layout?: "column" | "inline";
  id?: string;
  children: ReactNode;
}

/** A form that never lets the browser block a post, moves the focus to what went wrong, and loses nothing typed. */
export function Form({ action, outcome, layout = "column", id, children }: FormProps) {
  return (
    <form
      id={id}
      action={action}
      {...(typeof action === "string" ? { method: "post" } : {})}
      noValidate
      className={layout === "column" ? "flex flex-col gap-6" : "contents"}
    >
      {children}
      <FormFocus outcome={outcome} />
      <TypedMeanwhile />
    </form>
  );
}
