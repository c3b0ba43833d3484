import { controlLook } from "./control-look.ts";
import { FieldFrame } from "./field-frame.tsx";

/** A value to be copied by hand or eye. */
export interface ReadOnlyFieldProps {
  /** Unique on the page. */
  id: string;
  /** The accessible name, exactly. */
  label: string;
  hint?: string;
  value: string;
}

/** A read-only textbox for a key or code: equal widths, wraps instead of hiding its end, is not posted. */
export function ReadOnlyField({ id, label, hint, value }: ReadOnlyFieldProps) {
  return (
    <FieldFrame name={id} label={label} hint={hint}>
      <textarea
        id={id}
        readOnly
        rows={2}
        defaultValue={value}
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={`${controlLook} field-sizing-content resize-none read-only:bg-sunken font-mono tracking-wide`}
      />
    </FieldFrame>
  );
}
