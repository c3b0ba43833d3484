import type { Context } from "@countersign/db";
import type { Place } from "../place.ts";
import { findLogin, type LoginRow } from "./login-row.ts";
import { type GoneWhy, loginStateOf } from "./login-state.ts";
import { type LoginStep, nextLoginStep } from "./next-login-step.ts";

export type ReadLoginResult =
  | { readonly state: "open"; readonly login: LoginRow; readonly step: LoginStep }
  | { readonly state: "completed"; readonly login: LoginRow }
  | { readonly state: "gone"; readonly why: GoneWhy };

/**
 * The login this browser holds and what it owes next. Reads only; every page of the login asks it.
 *
 * @param input.token the login cookie's value, or null when there is none
 */
export async function readLogin(
  context: Context,
  input: { place: Place; token: string | null },
): Promise<ReadLoginResult> {
  const now = context.now();
  const login = await findLogin(context, input.place, input.token);
  if (!login) return { state: "gone", why: "missing" };
  const state = loginStateOf(login, now);
  if (state === "completed") return { state, login };
  if (state !== "open") return { state: "gone", why: state };
  return { state, login, step: nextLoginStep({ ...login, deviceTrusted: false }, now) };
}
