import {
  type ClinicId,
  clinics,
  type Database,
  invitations,
  type LoginId,
  logins,
  passwordResets,
  policySchedules,
  reEnrolmentLinks,
  resetRequests,
  signInCodes,
} from "@countersign/db";
import type { LinkMessage } from "@countersign/messages";
import { and, eq, sql } from "drizzle-orm";
import type { CodeMoments } from "./code-standing.ts";
import type { LinkMoments } from "./link-standing.ts";

/** What messages say about a clinic. */
export type ClinicRow = {
  readonly slug: string;
  readonly name: string;
  readonly helpPhone: string | null;
  readonly helpEmail: string | null;
  readonly helpHours: string | null;
  readonly mailFromName: string | null;
  readonly replyTo: string | null;
  readonly accent: string | null;
  /** A PNG, in base64; mail programs show no other of our two kinds. */
  readonly logo: { readonly png: string; readonly version: string } | null;
  readonly timeZone: string;
};

const clinicColumns = {
  slug: clinics.slug,
  name: clinics.name,
  helpPhone: clinics.helpPhone,
  helpEmail: clinics.helpEmail,
  helpHours: clinics.helpHours,
  mailFromName: clinics.mailFromName,
  replyTo: clinics.replyTo,
  accent: clinics.accent,
  logo: sql<ClinicRow["logo"]>`(select jsonb_build_object('png', encode(l.bytes, 'base64'), 'version', l.version)
    from clinic_logos l where l.clinic_id = clinics.id and l.media_type = 'image/png')`,
  timeZone: clinics.timeZone,
};

/** The clinic as it is now, or null when there is none. */
export async function readClinic(db: Database, clinicId: string): Promise<ClinicRow | null> {
  const [row] = await db
    .select(clinicColumns)
    .from(clinics)
    .where(eq(clinics.id, clinicId as ClinicId));
  return row ?? null;
}

/** One issue of a sign-in code with its login and clinic, or null when there is none. */
export async function readIssue(
  db: Database,
  issue: { clinicId: string; loginId: string; issue: number },
): Promise<{ clinic: ClinicRow; code: CodeMoments; keyId: string } | null> {
  const newest = db
    .select({ issue: sql<number>`max(${signInCodes.issue})` })
    .from(signInCodes)
    .where(and(eq(signInCodes.clinicId, logins.clinicId), eq(signInCodes.loginId, logins.id)));
  const [row] = await db
    .select({
      clinic: clinicColumns,
      keyId: signInCodes.keyId,
      issue: signInCodes.issue,
      newestIssue: sql<number>`(${newest})`,
      expiresAt: signInCodes.expiresAt,
      usedAt: signInCodes.usedAt,
      loginExpiresAt: logins.expiresAt,
      loginEndedAt: sql<Date | null>`coalesce(${logins.completedAt}, ${logins.redeemedAt}, ${logins.cancelledAt}, ${logins.replacedAt}, ${logins.failedAt})`,
    })
    .from(signInCodes)
    .innerJoin(logins, and(eq(logins.clinicId, signInCodes.clinicId), eq(logins.id, signInCodes.loginId)))
    .innerJoin(clinics, eq(clinics.id, signInCodes.clinicId))
    .where(
      and(
        eq(signInCodes.clinicId, issue.clinicId as ClinicId),
        eq(signInCodes.loginId, issue.loginId as LoginId),
        eq(signInCodes.issue, issue.issue),
      ),
    );
  if (!row) return null;
  const { clinic, keyId, ...code } = row;
  return { clinic, keyId, code };
}

/** The link that a message carries, as far as its row knows. */
export type FoundLink = {
  readonly clinic: ClinicRow;
  readonly clinicId: string;
  readonly id: string;
  readonly keyId: string;
  readonly link: LinkMoments;
};

/** Which link a message is about: its kind, and the id of the row. */
export type LinkOf = {
  readonly [Kind in LinkMessage["kind"]]: Pick<Extract<LinkMessage, { kind: Kind }>, "kind" | "clinicId" | IdOf<Kind>>;
}[LinkMessage["kind"]];
type IdOf<Kind extends LinkMessage["kind"]> = Extract<
  keyof Extract<LinkMessage, { kind: Kind }>,
  "invitationId" | "resetId" | "linkId" | "requestId"
>;

/** The row of a message's link, with its clinic, or null when there is none. */
export async function readLink(db: Database, message: LinkOf): Promise<FoundLink | null> {
  const { table, id, moments } = tableOf(message);
  const [row] = await db
    .select({ clinic: clinicColumns, id: table.id, keyId: table.keyId, link: moments })
    .from(table)
    .innerJoin(clinics, eq(clinics.id, table.clinicId))
    .where(and(eq(table.clinicId, message.clinicId as ClinicId), eq(table.id, id)));
  return row?.keyId ? { ...row, keyId: row.keyId, clinicId: message.clinicId } : null;
}

function tableOf(message: LinkOf) {
  switch (message.kind) {
    case "invitation":
      return { table: invitations, id: message.invitationId, moments: momentsOf(invitations) };
    case "password_reset":
      return { table: passwordResets, id: message.resetId, moments: momentsOf(passwordResets) };
    case "re_enrolment":
      return { table: reEnrolmentLinks, id: message.linkId, moments: momentsOf(reEnrolmentLinks) };
    case "reset_asked":
      return { table: resetRequests, id: message.requestId, moments: requestMoments };
  }
}

const momentsOf = <Table extends typeof invitations | typeof passwordResets | typeof reEnrolmentLinks>(
  table: Table,
) => ({
  expiresAt: sql<Date>`${table.expiresAt}`,
  usedAt: sql<Date | null>`${table.usedAt}`,
  replacedAt: sql<Date | null>`${table.replacedAt}`,
});

/** What stops a request is worth nothing once there is nothing to stop. */
const requestMoments = {
  expiresAt: sql<Date>`least(${resetRequests.dueAt}, ${resetRequests.expiresAt})`,
  usedAt: sql<Date | null>`${resetRequests.doneAt}`,
  replacedAt: sql<Date | null>`coalesce(${resetRequests.cancelledAt}, ${resetRequests.lapsedAt})`,
};

/** Whether a scheduled change will not happen: cancelled, or overtaken by another. */
export async function isCalledOff(
  db: Database,
  change: { readonly clinicId: string; readonly scheduleId: string },
): Promise<boolean> {
  const [row] = await db
    .select({ cancelledAt: policySchedules.cancelledAt, overtakenAt: policySchedules.overtakenAt })
    .from(policySchedules)
    .where(and(eq(policySchedules.clinicId, change.clinicId), eq(policySchedules.id, change.scheduleId)));
  return row !== undefined && (row.cancelledAt ?? row.overtakenAt) !== null;
}
