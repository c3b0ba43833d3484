import type { SessionMethod } from "@countersign/twofactor";

/** How somebody signed in, as the end of a sentence. */
export const methodWords: Readonly<Record<SessionMethod, string>> = {
  password: "with the password alone",
  skip: "with a skipped set-up",
  authenticator: "with an authenticator code",
  enrolment: "after setting up two-factor authentication",
  recovery_code: "with a recovery code",
  email_code: "with a code by email",
  text_code: "with a code by text",
  trusted_device: "on a trusted device",
};
