import type { EventGroup } from "@countersign/audit";

/** What the kinds of event are called. */
export const groupWords: Readonly<Record<EventGroup, string>> = {
  sign_ins: "Sign-ins and skips",
  set_up: "Setting up and recovery codes",
  protection: "Locks and trusted devices",
  help: "Help from the clinic",
  accounts: "Accounts and invitations",
  settings: "Policies, settings and mailings",
  records: "Downloads and seals",
};

export const outcomeWords = { success: "Success", failure: "Failure" } as const;
