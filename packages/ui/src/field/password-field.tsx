import { type FieldProps, fieldIds } from "./field-attributes.ts";
import { FieldFrame } from "./field-frame.tsx";
import { PasswordInput } from "./password-input.tsx";

/** A password that exists, or one being chosen. */
export interface PasswordFieldProps extends FieldProps {
  autoComplete: "current-password" | "new-password";
  /** Whose password it is, for password managers, where no visible field of the form says so. Never posted. */
  username?: string | undefined;
}

/** A textbox for a password, with "Show password" beside it once JavaScript runs. Never given a value back. */
export function PasswordField({ autoComplete, username, ...field }: PasswordFieldProps) {
  return (
    <>
      {username === undefined ? null : (
        <input
          type="text"
          id={`${fieldIds(field).control}-username`}
          autoComplete="username"
          defaultValue={username}
          readOnly
          hidden
        />
      )}
      <FieldFrame {...field}>
        <PasswordInput {...field} autoComplete={autoComplete} />
      </FieldFrame>
    </>
  );
}
