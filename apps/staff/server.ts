import { startPortal } from "@countersign/server";

process.env.COUNTERSIGN_PORTAL = "staff";

await startPortal({ portal: "staff", dir: import.meta.dirname });
