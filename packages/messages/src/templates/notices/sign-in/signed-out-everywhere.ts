import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { quoted, whenAndWhere } from "../../wording.ts";

/** The clinic ended every session of the account. */
export function signedOutEverywhere({
  notice,
  clinic,
}: NoticeFacts<MessageOf<"signed_out_everywhere">>): LetterContent {
  const codes = notice.portal === "patient" ? "sign-in codes" : "second factor";
  const unchanged = `Your password and your ${codes} stay as they are.`;
  return {
    subject: "You have been signed out everywhere",
    preview: `Your clinic signed you out everywhere. ${unchanged}`,
    parts: [
      `Your clinic signed you out everywhere, and no device is trusted any more. ${unchanged}`,
      whenAndWhere(notice, clinic, { label: "Reason given", value: quoted(notice.reason) }),
      { is: "address", before: "To go on, sign in again at ", link: clinic.portalUrl, after: "." },
      "If you did not ask for this, tell your clinic.",
    ],
    help: true,
  };
}
