import type { Portal } from "@countersign/db";

/** Where a request arrived: which front door, which clinic's host. Never taken from a form. */
export type Place = { readonly portal: Portal; readonly clinicSlug: string };

/** Who is asking, as far as it can be told: for notices, lists of sessions and the audit trail. */
export type Visitor = {
  /** IP address as text. */
  readonly address: string;
  /** Browser and system in plain words: "Chrome on Windows". */
  readonly browser: string;
};
