import type { IncomingMessage } from "node:http";
import type { PublishedActions } from "./published-actions.ts";
import { faultOfScripted } from "./scripted-post.ts";
import { faultOfUnscripted } from "./unscripted-post.ts";

/** Why a post is refused before Next sees it. */
export type PostFault =
  /** It is a form of an older or a newer build. */
  | "outdated"
  /** It says that it is a form, and is none. */
  | "unreadable"
  /** It does not even say so. */
  | "not-a-form";

const MULTIPART = "multipart/form-data";
const URL_ENCODED = "application/x-www-form-urlencoded";
/** How a script calls an action that reads no form. */
const TEXT = "text/plain";
/** A form of ours has some twenty fields. */
const MAX_FIELDS = 500;

/**
 * What is wrong with a post, or null for what a page of ours could have sent. Whatever Next would fail to decode, and
 * whatever it would hand to an action that is not what the action takes, ends here.
 */
export async function faultOfPost(
  { headers }: IncomingMessage,
  body: Buffer,
  actions: PublishedActions,
): Promise<PostFault | null> {
  const action = headers["next-action"]?.toString();
  const type = headers["content-type"] ?? "";
  const form = mediaTypeOf(type);
  if ((headers["content-encoding"] ?? "identity") !== "identity") return "not-a-form";
  if (form === TEXT && action !== undefined) return faultOfScripted(action, body.toString(), actions);
  // Route handlers take a post without a body too, e.g. the one that keeps a session.
  if (form === "" && body.length === 0 && action === undefined) return null;
  if (form !== MULTIPART && form !== URL_ENCODED) return "not-a-form";

  const fields = await fieldsIn(body, type);
  if (!fields) return "unreadable";
  if (form === URL_ENCODED) return action === undefined ? null : "unreadable";
  return action === undefined ? faultOfUnscripted(fields, actions) : faultOfScripted(action, fields, actions);
}

function mediaTypeOf(contentType: string): string {
  return (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** The fields of a form, by the parser that Next uses; null where it finds none, or what no keyboard types. */
async function fieldsIn(body: Buffer, contentType: string): Promise<FormData | null> {
  const fields = await new Response(new Uint8Array(body), { headers: { "Content-Type": contentType } })
    .formData()
    .catch(() => null);
  if (!fields || [...fields.keys()].length > MAX_FIELDS) return null;
  return [...fields].some(([name, value]) => hasNull(name) || hasNull(textOf(value))) ? null : fields;
}

function textOf(value: FormDataEntryValue): string {
  return typeof value === "string" ? value : value.name;
}

/** PostgreSQL has no place for it in a text. */
function hasNull(text: string): boolean {
  return text.includes("\0");
}
