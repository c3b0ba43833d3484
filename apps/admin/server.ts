import { ready } from "@countersign/auth/context.ts";
import { checkSettings } from "@countersign/auth/env.ts";
import { startPortal } from "@countersign/server";
import { takeNewestZones } from "@countersign/zones/system";

checkSettings("admin");
const { version, source } = takeNewestZones();
await startPortal({
  portal: "admin",
  dir: import.meta.dirname,
  ready,
  facts: { timeZones: `${version} (${source})` },
  uploadPaths: ["/staff/invite", "/patients/invite"],
});
