import { ready } from "@countersign/auth/context.ts";
import { checkSettings } from "@countersign/auth/env.ts";
import { startPortal } from "@countersign/server";

checkSettings("staff");
await startPortal({ portal: "staff", dir: import.meta.dirname, ready });
