import { z } from "zod";

/** Somebody asked for a new password. Looked up behind the page, so that its answer takes the same time for everybody. */
const passwordResetAsked = z.object({
  kind: z.literal("password_reset_asked"),
  clinicId: z.guid(),
  portal: z.enum(["staff", "admin", "patient"]),
  /** As typed, in small letters; it may be nobody's. */
  email: z.string().min(1),
  browser: z.string(),
  address: z.string(),
  at: z.iso.datetime(),
});

/** A confirmed run of invitations, or the rest of one. */
const invitationRun = z.object({ kind: z.literal("invitation_run"), clinicId: z.guid(), runId: z.guid() });

/** A letter to many people, or the rest of one. */
const mailing = z.object({ kind: z.literal("mailing"), clinicId: z.guid(), mailingId: z.guid() });

/** Everything done behind the pages, and the exact shape of its queue payload. */
export const workSchema = z.discriminatedUnion("kind", [passwordResetAsked, invitationRun, mailing]);

/** One piece of work for a courier. */
export type Work = z.infer<typeof workSchema>;
