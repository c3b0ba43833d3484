import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment, tenantKey } from "../columns.ts";

/** A file of people to invite. Read and checked first; carried out from `confirmedAt` on; finished or cancelled. */
export const invitationRuns = pgTable(
  "invitation_runs",
  {
    ...tenantKey,
    kind: text("kind", { enum: ["staff", "patient"] }).notNull(),
    fileName: text("file_name").notNull(),
    createdBy: uuid("created_by").notNull(),
    createdAt: moment("created_at").notNull(),
    confirmedAt: moment("confirmed_at"),
    confirmedBy: uuid("confirmed_by"),
    finishedAt: moment("finished_at"),
    cancelledAt: moment("cancelled_at"),
    /** The file's headings in their order, what each was used for, and an example. */
    columns: jsonb("columns").$type<readonly { heading: string; use: string | null; example: string }[]>(),
    separator: text("separator"),
    /** What stood above the headings. */
    skipped: jsonb("skipped").$type<readonly string[]>(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.id] })],
);

/** One line of such a file, values as typed and trimmed: refused when it was read, or carried out once (`doneAt`). */
export const invitationRows = pgTable(
  "invitation_rows",
  {
    clinicId: uuid("clinic_id").notNull(),
    runId: uuid("run_id").notNull(),
    line: integer("line").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    role: text("role", { enum: ["staff", "helpdesk", "admin"] }),
    phone: text("phone"),
    refusal: text("refusal"),
    accountId: uuid("account_id"),
    doneAt: moment("done_at"),
    /** The line's cells as they were uploaded, kept for as long as the line may be given back. */
    cells: jsonb("cells").$type<readonly string[]>(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.runId, table.line] })],
);
