import type { Keys, Portal } from "@countersign/db";
import { networkOf } from "../throttle/password-lanes.ts";

/** One row of `budgets` that asking for a link is charged to. */
export type LinkLane = { readonly kind: "links"; readonly subject: string };

/**
 * The lanes of one asking for a mailed link: the email as typed, from this network; and the network over all emails.
 * There is none for the email over all networks: whoever filled it would keep its owner from asking. A browser in which
 * the person signed in before has a lane of its own.
 */
export function linkLanes(
  keys: Keys,
  input: {
    readonly portal: Portal;
    readonly clinicSlug: string;
    readonly email: string;
    readonly address: string;
    readonly knownBrowserId: string | null;
  },
): { readonly person: LinkLane; readonly network: LinkLane } {
  const network = networkOf(input.address);
  const lane = (...parts: string[]): LinkLane => ({
    kind: "links",
    subject: keys.mac("throttle_subject", ["links", ...parts]).toString("base64url"),
  });
  const who = [input.clinicSlug, input.portal, input.email];
  const person = input.knownBrowserId ? lane("browser", ...who, input.knownBrowserId) : lane("pair", ...who, network);
  return { person, network: lane("network", network) };
}
