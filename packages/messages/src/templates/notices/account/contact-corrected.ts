import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { oneLine, whenAndWhere } from "../../wording.ts";

/** The clinic changed an account's addresses; told to the old ones and to the new one. */
export function contactCorrected({ notice, clinic }: NoticeFacts<MessageOf<"contact_corrected">>): LetterContent {
  const { masked, ending } = notice;
  const email = masked === null ? null : `The email address is now ${oneLine(masked)}; it signs in with that one.`;
  const phone = ending === null ? null : phoneSentence(ending);
  const corrected = "Your clinic corrected the contact details of the account that this address belongs to.";
  return {
    subject: "Your clinic corrected your contact details",
    preview: `${corrected} ${phone ?? email ?? ""}`,
    parts: [
      corrected,
      ...[email, phone].filter((sentence) => sentence !== null),
      whenAndWhere(notice, clinic),
      "If you asked for this, there is nothing to do but to sign in again.",
      "If you did not ask for this, tell your clinic now: somebody may have pretended to be you.",
    ],
    help: true,
  };
}

function phoneSentence(ending: string): string {
  if (ending === "") return "There is no mobile number any more.";
  return `The mobile number now ends in ${ending}; codes go to it once it has been confirmed.`;
}
