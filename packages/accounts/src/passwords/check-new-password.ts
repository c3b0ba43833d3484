import type { PasswordMeasure, PasswordObjection } from "./password-rules.ts";

/** What speaks against a new password, or null; see `judgePassword`. Loads the dictionaries when first called. */
export async function checkNewPassword(password: string, measure: PasswordMeasure): Promise<PasswordObjection | null> {
  const { judgePassword } = await import("./password-rules.ts");
  return judgePassword(password, measure).objection;
}
