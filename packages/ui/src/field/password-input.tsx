"use client";

import { useEffect, useRef, useState } from "react";
import { useScripting } from "../action/use-scripting.ts";
import { controlLook } from "./control-look.ts";
import { type FieldProps, fieldAttributes } from "./field-attributes.ts";

/** The control of PasswordField. Its toggle's name is text, not a label, so that "Password" labels one thing only. */
export function PasswordInput({ autoComplete, ...field }: FieldProps & { autoComplete: string }) {
  const [shown, show] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const scripting = useScripting();

  // A readable password would be remembered by the browser as an ordinary value.
  useEffect(() => {
    const form = input.current?.form;
    const hide = () => show(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);

  return (
    <div className="relative">
      <input
        {...fieldAttributes(field)}
        ref={input}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        className={`${controlLook} pr-16`}
      />
      {scripting ? (
        <button
          type="button"
          onClick={() => show(!shown)}
          className="absolute inset-y-0 right-0 rounded-r-lg px-3 font-medium text-accent text-sm underline-offset-4 hover:underline"
        >
          {shown ? "Hide" : "Show"}
          <span className="sr-only"> password</span>
        </button>
      ) : null}
    </div>
  );
}
