import type { GoneWhy, LoginStep } from "@countersign/twofactor";
import { signInPath } from "./arrival.ts";

const paths: Readonly<Record<LoginStep["at"], string>> = {
  // The policy turned while the login stood open: nothing is owed any more, and a new one will find that out.
  "signed-in": "/login/ended?because=expired",
  "enter-code": "/login/code",
  enrol: "/login/enrol",
  locked: "/login/locked",
};

/** The page of a step. Which step it is, only the login engine knows. */
export function pathOfStep(step: LoginStep): string {
  return paths[step.at];
}

/** Where somebody goes whose login can no longer be used. */
export const pathsOfGone: Readonly<Record<GoneWhy, string>> = {
  missing: "/login",
  cancelled: "/login",
  expired: "/login/ended?because=expired",
  replaced: "/login/ended?because=replaced",
  failed: signInPath("too_many_wrong_codes"),
  // By this very browser, as a rule: a second press of a button that had worked.
  redeemed: "/",
};
