import type { MessageOf } from "../catalogue/message.ts";
import type { NoticeFacts, Rendered } from "./rendered.ts";
import { letter, whenAndWhere } from "./wording.ts";

/** Somebody wanted to make this address the one of another account. */
export function emailInUse({ notice, clinic }: NoticeFacts<MessageOf<"email_in_use">>): Rendered {
  return letter(clinic, "Your email address is in use already", [
    "Somebody wanted to make your email address the one of another account. It stays yours, and nothing has changed.",
    whenAndWhere(notice),
    "If this was you: you have an account with this address already, so sign in with it.",
    "If this was not you, it may have been a typing mistake. There is nothing to do.",
  ]);
}
