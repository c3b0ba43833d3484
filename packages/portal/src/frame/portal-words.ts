import type { Portal } from "@countersign/db";

/** What each front door is called: in the header, in titles, in sentences. */
export const portalNames: Readonly<Record<Portal, string>> = {
  staff: "Staff portal",
  admin: "Admin console",
  patient: "Patient portal",
};
