import { controlLook } from "./control-look.ts";
import { type FieldProps, fieldAttributes } from "./field-attributes.ts";
import { FieldFrame } from "./field-frame.tsx";

/** A code that was sent, shown by an app, or printed. */
export interface CodeFieldProps extends FieldProps {
  /** `digits`: six of them, offered by phones that received them. `letters`: a recovery code. */
  alphabet?: "digits" | "letters";
  defaultValue?: string | undefined;
}

/**
 * One plain textbox for a whole code. Nothing cuts or refuses what is pasted ("123 456", "ABCD-EFGH-…"):
 * whoever receives the form decides what counts.
 */
export function CodeField({ alphabet = "digits", defaultValue, ...field }: CodeFieldProps) {
  const kind =
    alphabet === "digits"
      ? ({ autoComplete: "one-time-code", inputMode: "numeric", autoCapitalize: "none" } as const)
      : ({ autoComplete: "off", inputMode: "text", autoCapitalize: "characters" } as const);
  return (
    <FieldFrame {...field}>
      <input
        {...fieldAttributes(field)}
        {...kind}
        type="text"
        defaultValue={defaultValue}
        autoCorrect="off"
        spellCheck={false}
        className={`${controlLook} tabular-nums ${alphabet === "digits" ? "text-code" : "font-mono text-lg tracking-wide"}`}
      />
    </FieldFrame>
  );
}
