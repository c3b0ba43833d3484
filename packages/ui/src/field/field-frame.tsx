import type { ReactNode } from "react";
import { type FieldProps, fieldIds } from "./field-attributes.ts";
import { FieldError } from "./field-error.tsx";

/** Label, hint and message around one control, in the order in which they are read. */
export function FieldFrame({ children, ...field }: FieldProps & { children: ReactNode }) {
  const ids = fieldIds(field);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={ids.control} className="font-medium">
        {field.label}
      </label>
      {field.hint ? (
        <p id={ids.hint} className="text-ink-muted text-sm">
          {field.hint}
        </p>
      ) : null}
      {field.error ? <FieldError id={ids.error}>{field.error}</FieldError> : null}
      {children}
    </div>
  );
}
