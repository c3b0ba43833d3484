import { withKnownBrowser } from "@countersign/accounts";
import { context } from "../context.ts";
import { place } from "../place.ts";
import { knownBrowserCookie } from "./cookies.ts";

/** Marks this browser as one in which whoever signs in with this email has proved who they are. Only in actions. */
export async function rememberBrowser(email: string): Promise<void> {
  const marks = withKnownBrowser(context().keys, await knownBrowserCookie.read(), { ...(await place()), email });
  await knownBrowserCookie.set(marks);
}
