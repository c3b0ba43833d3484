import { isIPv6 } from "node:net";
import type { Keys, Portal } from "@countersign/db";

/** One row of `budgets` that a password try is charged to or checked against. */
export type PasswordLane = {
  readonly kind: "password_pair" | "password_account" | "password_browser" | "password_address";
  readonly subject: string;
};

/**
 * Seconds to wait after the n-th wrong password in a lane, n from 1. Growing and bounded, never a lock: whoever guesses
 * is slowed down, whoever owns the account waits a minute at most, and not at all in a browser that signed in before.
 */
export const PASSWORD_WAIT_SECONDS: readonly number[] = [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60];

/** The same for one address over all accounts, where a clinic's whole staff may stand behind one. */
export const ADDRESS_FREE_FAILURES = 100;

/** After this long without a try a lane begins again. */
export const PASSWORD_LANE_MEMORY_MINUTES = 60;

/**
 * The lanes of one password try. A browser that this person signed in with before has a lane of its own, so that nobody
 * else's guesses slow it down; all others share the account's and the pair's. `failures` is charged after a wrong one.
 *
 * @param input.address the visitor's address; IPv6 counts by /64, which is what one household is given
 */
export function passwordLanes(
  keys: Keys,
  input: {
    readonly portal: Portal;
    readonly clinicSlug: string;
    readonly email: string;
    readonly address: string;
    readonly knownBrowserId: string | null;
  },
): { readonly charged: readonly PasswordLane[]; readonly failures: readonly PasswordLane[] } {
  const network = networkOf(input.address);
  const subject = (...parts: string[]) => keys.mac("throttle_subject", parts).toString("base64url");
  const who = [input.clinicSlug, input.portal, input.email];
  if (input.knownBrowserId) {
    return {
      charged: [{ kind: "password_browser", subject: subject("browser", ...who, input.knownBrowserId) }],
      failures: [],
    };
  }
  return {
    charged: [
      { kind: "password_account", subject: subject("account", ...who) },
      { kind: "password_pair", subject: subject("pair", ...who, network) },
    ],
    failures: [{ kind: "password_address", subject: subject("address", network) }],
  };
}

/** An IPv4 address whole, also where it is written inside an IPv6 one; an IPv6 address as its first 64 bits. */
export function networkOf(address: string): string {
  const four = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (four || !isIPv6(address)) return four ?? address;
  const [head = "", tail] = address.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - after.length)).fill("0");
  return `${[...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
