import type { MessageOf } from "../../../catalogue/message.ts";
import type { LetterContent, Part } from "../../letter-content.ts";
import type { NoticeFacts, NoticeLink } from "../../rendered.ts";
import { inWords, quoted, whenAndWhere } from "../../wording.ts";

const STAFF = {
  subject: "Your two-factor authentication was reset",
  brief: "your two-factor authentication",
  what: "the two-factor authentication of your account. Your authenticator and your recovery codes no longer work, and you",
  again: " and set it up again on your new phone.",
};
const PATIENT = {
  subject: "Your sign-in codes were reset",
  brief: "your sign-in codes",
  what: "the sign-in codes of your account. If you had an authenticator app and recovery codes for it, they no longer work, and you",
  again: " and turn codes on again in your profile.",
};
const WHO = {
  admin: "An administrator of your clinic",
  operator: "The operator of your clinic's system",
} as const;

type Facts = NoticeFacts<MessageOf<"two_factor_reset">> & { readonly link: NoticeLink | null };

/** Somebody who may removed the second factor, usually after a loss. Staff find here how to set up another. */
export function twoFactorReset({ notice, clinic, link }: Facts): LetterContent {
  const { subject, brief, what, again } = notice.portal === "patient" ? PATIENT : STAFF;
  const signIn = {
    is: "address",
    before: "If you asked for this, sign in at ",
    link: clinic.portalUrl,
    after: again,
  } as const;
  return {
    subject,
    preview: `${WHO[notice.by]} reset ${brief} and signed you out everywhere.`,
    parts: [
      `${WHO[notice.by]} reset ${what} have been signed out everywhere.`,
      whenAndWhere(notice, clinic, { label: "Reason given", value: quoted(notice.reason) }),
      ...(link ? setUpAgain(link, clinic) : [signIn]),
      "If you did not ask for this, tell your clinic now.",
    ],
    help: true,
  };
}

function setUpAgain({ link, expiresAt }: NoticeLink, clinic: Facts["clinic"]): Part[] {
  return [
    "If you asked for this, set it up again on your new phone. You need your password for it.",
    { is: "button", label: "Set up two-factor authentication", link },
    { is: "facts", facts: [{ label: "Can be used", value: `once, until ${inWords(expiresAt, clinic)}` }] },
    "Pass the link on to nobody.",
  ];
}
