import { controlLook } from "./control-look.ts";
import { type FieldProps, fieldAttributes } from "./field-attributes.ts";
import { FieldFrame } from "./field-frame.tsx";

/** One line of text. */
export interface TextFieldProps extends FieldProps {
  /** What stands in it: after a refused post, what was typed. */
  defaultValue?: string | undefined;
  type?: "text" | "email" | "tel" | "search" | "date" | "time";
  autoComplete?: string;
  inputMode?: "text" | "email" | "tel" | "search" | "numeric";
}

/** A textbox with its label, hint and message. Nothing in it blocks a post: the server says what is missing. */
export function TextField({ defaultValue, type = "text", autoComplete, inputMode, ...field }: TextFieldProps) {
  return (
    <FieldFrame {...field}>
      <input
        {...fieldAttributes(field)}
        type={type}
        defaultValue={defaultValue}
        autoComplete={autoComplete}
        inputMode={inputMode}
        {...(type === "email" ? { autoCapitalize: "none", autoCorrect: "off", spellCheck: false } : {})}
        className={controlLook}
      />
    </FieldFrame>
  );
}
