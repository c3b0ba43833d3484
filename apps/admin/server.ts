import { startPortal } from "@countersign/server";

process.env.COUNTERSIGN_PORTAL = "admin";

await startPortal({ portal: "admin", dir: import.meta.dirname });
