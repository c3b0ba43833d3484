import { linkToken } from "@countersign/accounts";
import type { LinkMessage, Message, Notice, SignInCodeMessage } from "@countersign/messages";
import { portalAddress } from "@countersign/messages/portal-address";
import { type ClinicFacts, linkLetter, type Rendered, renderNotice, signInCode } from "@countersign/messages/templates";
import { deriveSignInCode } from "@countersign/twofactor/sign-in-codes/derive-sign-in-code.ts";
import type { Post } from "../post.ts";
import { type CodeStanding, codeStandingOf } from "./code-standing.ts";
import { type ClinicRow, readClinic, readIssue, readLink } from "./letter-statements.ts";
import { type LinkStanding, linkStandingOf } from "./link-standing.ts";

/** Why a message is not sent any more: it would only confuse. */
export type Unwanted = Exclude<CodeStanding | LinkStanding, "wanted">;

/** What is sent, and in whose name; or why nothing is. */
export type Letter =
  | { readonly clinic: ClinicRow; readonly rendered: Rendered }
  | { readonly clinic?: never; readonly dropped: Unwanted };

/** Words a message with what is true now, or null when what it is about does not exist. One statement. */
export function letterOf(post: Post, message: Message): Promise<Letter | null> {
  switch (message.kind) {
    case "sign_in_code":
      return codeLetter(post, message);
    case "invitation":
    case "password_reset":
      return letterWithLink(post, message);
    default:
      return noticeLetter(post, message);
  }
}

async function noticeLetter(post: Post, notice: Notice): Promise<Letter | null> {
  const clinic = await readClinic(post.context.db, notice.clinicId);
  return clinic && { clinic, rendered: await renderNotice(notice, factsOf(post, notice, clinic)) };
}

async function codeLetter(post: Post, message: SignInCodeMessage): Promise<Letter | null> {
  const { db, keys, now } = post.context;
  const found = await readIssue(db, message);
  if (!found) return null;
  const standing = codeStandingOf(found.code, now());
  if (standing !== "wanted") return { dropped: standing };

  const { code, matchingWord } = deriveSignInCode(keys, { ...message, keyId: found.keyId });
  const { channel, purpose } = message;
  const clinic = factsOf(post, message, found.clinic);
  return { clinic: found.clinic, rendered: await signInCode({ clinic, channel, purpose, code, matchingWord }) };
}

const LINK_PATHS = { invitation: "invitation", password_reset: "reset" } as const;

async function letterWithLink(post: Post, message: LinkMessage): Promise<Letter | null> {
  const { db, keys, now } = post.context;
  const found = await readLink(db, message);
  if (!found) return null;
  const standing = linkStandingOf(found.link, now());
  if (standing !== "wanted") return { dropped: standing };

  const { clinicId, kind } = message;
  const token = linkToken(keys, { purpose: kind, clinicId, id: found.id, keyId: found.keyId });
  const clinic = factsOf(post, message, found.clinic);
  const link = `${clinic.portalUrl}/${LINK_PATHS[kind]}/${token}`;
  return {
    clinic: found.clinic,
    rendered: await linkLetter({ message, clinic, link, expiresAt: found.link.expiresAt }),
  };
}

function factsOf(post: Post, message: Message, clinic: ClinicRow): ClinicFacts {
  return {
    clinic: clinic.name,
    help: { phone: clinic.helpPhone, email: clinic.helpEmail, hours: clinic.helpHours },
    accent: clinic.accent,
    portalUrl: portalAddress(message.portal, clinic.slug, post.addresses),
  };
}
