import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { requirePerson } from "@countersign/auth/guard.ts";

/** `/audit/verifier`: the program that checks an export, for whoever may see the trail. It holds no secret. */
export async function sendVerifier(): Promise<Response> {
  await requirePerson({ may: "read_trail" });
  return new Response(await readFile(verifierFile(), "utf8"), {
    headers: {
      "Content-Type": "text/javascript; charset=utf-8",
      "Content-Disposition": 'attachment; filename="verify-export.mjs"',
      "Cache-Control": "no-store",
    },
  });
}

/** The package's own file, from where the console runs: what was bundled no longer lies beside it. */
function verifierFile(): string {
  return join(process.cwd(), "node_modules", "@countersign", "audit", "verifier", "verify-export.mjs");
}
