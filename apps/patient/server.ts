import { ready } from "@countersign/auth/context.ts";
import { checkSettings } from "@countersign/auth/env.ts";
import { startPortal } from "@countersign/server";

checkSettings("patient");
await startPortal({ portal: "patient", dir: import.meta.dirname, ready });
