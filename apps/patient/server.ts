import { ready } from "@countersign/auth/context.ts";
import { checkSettings } from "@countersign/auth/env.ts";
import { startPortal } from "@countersign/server";
import { takeNewestZones } from "@countersign/zones/system";

checkSettings("patient");
const { version, source } = takeNewestZones();
await startPortal({
  portal: "patient",
  dir: import.meta.dirname,
  ready,
  facts: { timeZones: `${version} (${source})` },
});
