import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent, Part } from "../../letter-content.ts";
import type { NoticeFacts } from "../../rendered.ts";
import { whenAndWhere } from "../../wording.ts";

/** What somebody may do at their clinic is more or less than it was. */
export function roleChanged({ notice, clinic }: NoticeFacts<MessageOf<"role_changed">>): LetterContent {
  const did = "An administrator of your clinic changed what your account may do.";
  const console = (is: string): Part => ({
    is: "address",
    before: `${did} ${is} The admin console is at `,
    link: clinic.portalUrl,
    after: "; it always asks for a second factor.",
  });
  const told: Readonly<Record<typeof notice.role, Part>> = {
    admin: console("You are now an admin."),
    helpdesk: console("You are now on the helpdesk: you may help people who cannot sign in."),
    staff: `${did} It no longer opens the admin console; you work in the staff portal as before.`,
  };
  return {
    subject: "Your role was changed",
    preview: did,
    parts: [
      told[notice.role],
      whenAndWhere(notice, clinic),
      "If you did not ask for this and know of no reason, tell your clinic.",
    ],
    help: true,
  };
}
