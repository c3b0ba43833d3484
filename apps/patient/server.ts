import { startPortal } from "@countersign/server";

process.env.COUNTERSIGN_PORTAL = "patient";

await startPortal({ portal: "patient", dir: import.meta.dirname });
