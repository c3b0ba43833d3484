import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { quoted, whenAndWhere } from "../../wording.ts";
import { notYou } from "../not-you.ts";

/** An authenticator answers no more. It may be a patient's last one: then codes are sent to them again. */
export function authenticatorRemoved({
  notice,
  clinic,
}: NoticeFacts<MessageOf<"authenticator_removed">>): LetterContent {
  const instead = notice.portal === "patient" ? " If it was your only one, we send you sign-in codes again." : "";
  return {
    subject: "An authenticator was removed from your account",
    preview: "An authenticator app was removed from your account. Its codes no longer sign you in.",
    parts: [
      `The authenticator “${quoted(notice.name)}” was removed from your account. Its codes no longer sign you in.${instead} Everyone who was signed in to your account elsewhere has been signed out.`,
      whenAndWhere(notice, clinic),
      "If this was you, there is nothing to do but to delete the entry in that app.",
      notYou(clinic),
    ],
    help: true,
  };
}
