import { z } from "zod";

const text = z.string().catch("");
const proof = z.object({ code: text, password: text, name: text });

/** What the set-up window was posted with. What is missing in it, the engine says. */
export function postedProof(form: FormData): z.infer<typeof proof> {
  return proof.parse({ code: form.get("code"), password: form.get("password"), name: form.get("name") });
}
