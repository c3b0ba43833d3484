import { ready } from "@countersign/auth/context.ts";
import { checkSettings } from "@countersign/auth/env.ts";
import { startPortal } from "@countersign/server";

checkSettings("admin");
await startPortal({
  portal: "admin",
  dir: import.meta.dirname,
  ready,
  uploadPaths: ["/staff/invite", "/patients/invite"],
});
