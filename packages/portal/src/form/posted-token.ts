import { z } from "zod";
import { readPosted } from "./read-posted.ts";

// Longer than any link of ours: it goes into the address that a spent one leads to.
const token = z.string().min(1).max(512);

/** The token of a mailed link, as the hidden field of its page gives it back. */
export function postedToken(form: FormData): string {
  return readPosted(token, form.get("token"));
}
