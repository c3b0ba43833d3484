import { type FieldProps, fieldAttributes, fieldIds } from "./field-attributes.ts";
import { FieldError } from "./field-error.tsx";

/** Something to be ticked or left. */
export interface CheckboxProps extends FieldProps {
  defaultChecked?: boolean;
  /** What is posted when ticked; "on" otherwise. */
  value?: string;
}

/** A checkbox whose label is its accessible name; the hint describes it. */
export function Checkbox({ defaultChecked, value, ...field }: CheckboxProps) {
  const ids = fieldIds(field);
  return (
    <div className="flex flex-col gap-1.5">
      {field.error ? <FieldError id={ids.error}>{field.error}</FieldError> : null}
      <div className="relative flex gap-3">
        <input
          {...fieldAttributes(field)}
          type="checkbox"
          value={value}
          defaultChecked={defaultChecked}
          className="relative z-1 mt-2.5 shrink-0"
        />
        <div className="min-w-0 py-2.5">
          <label htmlFor={ids.control} className="after:absolute after:inset-0">
            {field.label}
          </label>
          {field.hint ? (
            <p id={ids.hint} className="text-ink-muted text-sm">
              {field.hint}
            </p>
          ) : null}
        </div>
      </div>
    </div>
  );
}
