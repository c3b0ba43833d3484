import type { Context } from "@countersign/db";
import {
  type ClinicFacts,
  type Message,
  messageSchema,
  type Rendered,
  renderNotice,
  type SignInCodeMessage,
  signInCode,
} from "@countersign/messages";
import { type PortalAddresses, portalAddress } from "@countersign/messages/portal-address";
import { deriveSignInCode } from "@countersign/twofactor/sign-in-codes/derive-sign-in-code.ts";
import type { Channels } from "../channels/channel.ts";
import { type CodeStanding, codeStandingOf } from "./code-standing.ts";
import { type ClinicRow, readClinic, readIssue } from "./delivery-statements.ts";

/** What the courier works with, beside the context of every flow. */
export type Post = { readonly context: Context; readonly channels: Channels; readonly addresses: PortalAddresses };

/** A job of the queue: its id, and whatever its payload holds. */
export type MessageJob = { readonly id: string; readonly data: unknown };

/** What became of one job. `dropped` codes nobody waits for any more; `undeliverable` is for ever; `later` is tried again. */
export type Outcome =
  | { readonly outcome: "delivered"; readonly kind: Message["kind"] }
  | { readonly outcome: "dropped"; readonly kind: Message["kind"]; readonly why: Exclude<CodeStanding, "wanted"> }
  | { readonly outcome: "undeliverable" | "later"; readonly kind: Message["kind"] | "unknown"; readonly why: string };

type Letter = { clinic: string; rendered: Rendered } | { dropped: Exclude<CodeStanding, "wanted"> };

/**
 * Delivers one message: looks up what it needs, words it, and hands it to its channel under the job's id.
 * Throws only when the database or a key is missing; the queue then tries again.
 */
export async function deliver(post: Post, job: MessageJob): Promise<Outcome> {
  const parsed = messageSchema.safeParse(job.data);
  if (!parsed.success) return { outcome: "undeliverable", kind: "unknown", why: "The payload is not a message." };
  const message = parsed.data;
  const { kind, channel, clinicId, to } = message;

  const letter = message.kind === "sign_in_code" ? await codeLetter(post, message) : await noticeLetter(post, message);
  if (!letter) return { outcome: "undeliverable", kind, why: "What the message is about does not exist." };
  if ("dropped" in letter) return { outcome: "dropped", kind, why: letter.dropped };

  const send = post.channels[channel];
  if (!send) return { outcome: "undeliverable", kind, why: `No channel for ${channel} is configured.` };
  const delivery = await send({ id: job.id, clinicId, clinic: letter.clinic, channel, to, ...letter.rendered });
  if (delivery.ok) return { outcome: "delivered", kind };
  return { outcome: delivery.why === "refused" ? "undeliverable" : "later", kind, why: delivery.detail };
}

async function noticeLetter(post: Post, notice: Exclude<Message, SignInCodeMessage>): Promise<Letter | null> {
  const clinic = await readClinic(post.context.db, notice.clinicId);
  return clinic && { clinic: clinic.name, rendered: renderNotice(notice, factsOf(post, notice, clinic)) };
}

async function codeLetter(post: Post, message: SignInCodeMessage): Promise<Letter | null> {
  const { db, keys, now } = post.context;
  const issue = await readIssue(db, message);
  if (!issue) return null;
  const standing = codeStandingOf(issue.code, now());
  if (standing !== "wanted") return { dropped: standing };

  const { code, matchingWord } = deriveSignInCode(keys, { ...message, keyId: issue.keyId });
  const { channel, purpose } = message;
  const clinic = factsOf(post, message, issue.clinic);
  return { clinic: issue.clinic.name, rendered: signInCode({ clinic, channel, purpose, code, matchingWord }) };
}

function factsOf(post: Post, message: Message, clinic: ClinicRow): ClinicFacts {
  return {
    clinic: clinic.name,
    help: { phone: clinic.helpPhone, email: clinic.helpEmail, hours: clinic.helpHours },
    portalUrl: portalAddress(message.portal, clinic.slug, post.addresses),
  };
}
