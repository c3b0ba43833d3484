import { readLines, readText } from "@countersign/accounts";
import type { PolicyDrafts } from "@countersign/twofactor";
import { type PromisedTime, REASON_MOST, scheduleObjection, weakens } from "@countersign/twofactor";
import { clockOf, dayOf, momentsOf, momentWords, promiseOf } from "@countersign/zones";
import { z } from "zod";
import { type DraftedPolicies, draftsIn, fieldsOf, keptDrafts } from "../security/drafted-policies.ts";
import { saveRefused } from "../security/save-sentences.ts";

/** What an admin wants, why, and from when on; `takesEffectAt` null for at once. */
export type PolicyWish = {
  readonly drafts: DraftedPolicies;
  readonly reason: string | null;
  readonly takesEffectAt: Date | null;
  /** What was typed, and whose clock was meant; only where it is not at once. */
  readonly promised?: PromisedTime;
};

/** The names of the fields that the review itself asks for. */
export const changeFieldNames = ["reason", "when", "date", "time"] as const;

const reasonText = z
  .string()
  .transform((typed) => readLines(typed).replace(/\s+/g, " "))
  .refine((text) => text.length <= REASON_MOST, `Use ${REASON_MOST} characters at most.`)
  .refine((text) => !/\p{Cc}/u.test(text) && text.isWellFormed(), "Use letters, digits and ordinary signs only.")
  .transform((text) => text || null);

/** The wish as a step-up keeps it. */
export const keptChange = z
  .object({
    drafts: keptDrafts,
    reason: z.string().nullable(),
    takesEffectAt: z.iso.datetime().nullable(),
    promised: z.object({ wallTime: z.string(), timeZone: z.string() }).exactOptional(),
  })
  .transform((kept) => ({ ...kept, takesEffectAt: kept.takesEffectAt === null ? null : new Date(kept.takesEffectAt) }));

/** The same to be kept. */
export function toKeep({ drafts, takesEffectAt, ...wish }: PolicyWish): z.input<typeof keptChange> {
  return { ...wish, drafts: fieldsOf(drafts), takesEffectAt: takesEffectAt?.toISOString() ?? null };
}

type Posted =
  | { readonly ok: true; readonly wish: PolicyWish }
  | { readonly ok: false; readonly errors: Record<string, string> };

/**
 * What a review was posted with, or what is wrong beside which field; null where it spells no drafts at all.
 * @param place.timeZone the clinic's: its clock is meant
 */
export function postedChange(
  form: FormData,
  place: { readonly active: PolicyDrafts; readonly timeZone: string; readonly now: Date },
): Posted | null {
  const fields = Object.fromEntries(form);
  const drafts = draftsIn(fields);
  if (!drafts) return null;
  const errors: Record<string, string> = {};
  const reason = reasonText.safeParse(fields.reason ?? "");
  if (!reason.success) errors.reason = reason.error.issues[0]?.message ?? "";
  else if (reason.data === null && weakens(place.active, drafts)) errors.reason = saveRefused.reason_missing;
  const isLater = fields.when === "later";
  const later = isLater ? momentIn(fields, place, errors) : null;
  if (Object.keys(errors).length > 0 || (isLater && !later)) return { ok: false, errors };
  return { ok: true, wish: { drafts, reason: reason.data ?? null, takesEffectAt: null, ...later } };
}

function momentIn(
  fields: Readonly<Record<string, unknown>>,
  { timeZone, now }: { readonly timeZone: string; readonly now: Date },
  errors: Record<string, string>,
): { readonly takesEffectAt: Date; readonly promised: PromisedTime } | null {
  const date = textIn(fields.date);
  const time = textIn(fields.time).replace(/^(\d{2}:\d{2}):\d{2}.*$/, "$1");
  if (!isDate(date)) errors.date = "Type a date such as 2027-01-31.";
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) errors.time = "Type a time such as 08:00.";
  if (errors.date || errors.time) return null;
  const clock = clockOf(timeZone);
  const found = momentsOf({ date, time }, clock);
  if (!found) {
    errors.date = "Type a date such as 2027-01-31.";
    return null;
  }
  if (!found.first) {
    errors.time = `Clocks go forward over this time that day, to ${momentWords(found.next, clock, "time")}. Choose another.`;
    return null;
  }
  const objection = scheduleObjection(found.first, now);
  if (objection)
    errors[date < dayOf(now, clock) || objection === "too_late" ? "date" : "time"] = saveRefused[objection];
  return { takesEffectAt: found.first, promised: { wallTime: promiseOf({ date, time }), timeZone } };
}

function textIn(value: unknown): string {
  return typeof value === "string" ? readText(value) : "";
}

function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success;
}
