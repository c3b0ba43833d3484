import { type LinkPurpose, linkToken } from "@countersign/accounts";
import type { LinkMessage, Message, MessageOf, Notice, SignInCodeMessage } from "@countersign/messages";
import { portalAddress } from "@countersign/messages/portal-address";
import { type ClinicFacts, linkLetter, type Rendered, renderNotice, signInCode } from "@countersign/messages/templates";
import { deriveSignInCode } from "@countersign/twofactor/sign-in-codes/derive-sign-in-code.ts";
import type { Post } from "../post.ts";
import { type CodeStanding, codeStandingOf } from "./code-standing.ts";
import { type ClinicRow, type FoundLink, isCalledOff, readClinic, readIssue, readLink } from "./letter-statements.ts";
import { type LinkStanding, linkStandingOf } from "./link-standing.ts";

/** Why a message is not sent any more: it would only confuse. */
export type Unwanted = Exclude<CodeStanding | LinkStanding, "wanted"> | "called_off";

/** What is sent, and in whose name; or why nothing is. */
export type Letter =
  | { readonly clinic: ClinicRow; readonly rendered: Rendered }
  | { readonly clinic?: never; readonly dropped: Unwanted };

/** Words a message with what is true now, or null when what it is about does not exist. One statement, or two. */
export function letterOf(post: Post, message: Message): Promise<Letter | null> {
  switch (message.kind) {
    case "sign_in_code":
      return codeLetter(post, message);
    case "invitation":
    case "password_reset":
    case "re_enrolment":
    case "reset_asked":
      return letterWithLink(post, message);
    case "two_factor_reset":
      return resetLetter(post, message);
    case "policy_announced":
      return announcement(post, message);
    default:
      return noticeLetter(post, message);
  }
}

/** Of what was called off while the mail lay in the queue nobody is told any more. */
async function announcement(post: Post, notice: MessageOf<"policy_announced">): Promise<Letter | null> {
  return (await isCalledOff(post.context.db, notice)) ? { dropped: "called_off" } : noticeLetter(post, notice);
}

async function noticeLetter(post: Post, notice: Notice): Promise<Letter | null> {
  const clinic = await readClinic(post.context.db, notice.clinicId);
  return clinic && { clinic, rendered: await renderNotice(notice, factsOf(post, notice, clinic)) };
}

/** Whoever was reset is told in any case; the link is left out once it can no longer be used. */
async function resetLetter(post: Post, notice: MessageOf<"two_factor_reset">): Promise<Letter | null> {
  if (notice.linkId === null) return noticeLetter(post, notice);
  const { db, now } = post.context;
  const found = await readLink(db, { kind: "re_enrolment", clinicId: notice.clinicId, linkId: notice.linkId });
  if (!found || linkStandingOf(found.link, now()) !== "wanted") return noticeLetter(post, notice);
  const clinic = factsOf(post, notice, found.clinic);
  const link = addressOf(post, "re_enrolment", { ...found, portalUrl: clinic.portalUrl });
  const rendered = await renderNotice(notice, clinic, { link, expiresAt: found.link.expiresAt });
  return { clinic: found.clinic, rendered };
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

const LINKS = {
  invitation: { path: "invitation", purpose: "invitation" },
  password_reset: { path: "reset", purpose: "password_reset" },
  re_enrolment: { path: "enrol", purpose: "re_enrolment" },
  reset_asked: { path: "reset-request", purpose: "reset_stop" },
} as const satisfies Readonly<Record<LinkMessage["kind"], { path: string; purpose: LinkPurpose }>>;

async function letterWithLink(post: Post, message: LinkMessage): Promise<Letter | null> {
  const { db, now } = post.context;
  const found = await readLink(db, message);
  if (!found) return null;
  const standing = linkStandingOf(found.link, now());
  if (standing !== "wanted") return { dropped: standing };

  const clinic = factsOf(post, message, found.clinic);
  const link = addressOf(post, message.kind, { ...found, portalUrl: clinic.portalUrl });
  return {
    clinic: found.clinic,
    rendered: await linkLetter({ message, clinic, link, expiresAt: found.link.expiresAt }),
  };
}

function addressOf(
  { context }: Post,
  kind: LinkMessage["kind"],
  made: Pick<FoundLink, "clinicId" | "id" | "keyId"> & { readonly portalUrl: string },
): string {
  const { path, purpose } = LINKS[kind];
  return `${made.portalUrl}/${path}/${linkToken(context.keys, { purpose, ...made })}`;
}

function factsOf(post: Post, message: Message, clinic: ClinicRow): ClinicFacts {
  return {
    clinic: clinic.name,
    help: { phone: clinic.helpPhone, email: clinic.helpEmail, hours: clinic.helpHours },
    accent: clinic.accent,
    logo: clinic.logo && shapeOf(clinic.logo.version),
    timeZone: clinic.timeZone,
    portalUrl: portalAddress(message.portal, clinic.slug, post.addresses),
  };
}

function shapeOf(version: string): { width: number; height: number } {
  const [width = 1, height = 1] = version
    .slice(version.indexOf("-") + 1)
    .split("x")
    .map(Number);
  return { width, height };
}
