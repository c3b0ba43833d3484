import { context } from "@countersign/auth/context.ts";
import { loginCookie } from "@countersign/auth/cookies/cookies.ts";
import { place } from "@countersign/auth/place.ts";
import { type LoginRow, type LoginStep, readLogin } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { pathOfStep, pathsOfGone } from "./step-paths.ts";

/** The login this browser holds, whatever it is for, and where it stands. Reads only. */
export async function heldLogin() {
  return readLogin(context(), { place: await place(), token: await loginCookie.read() });
}

/** A sign-in that is still owed something, with the step it stands at. */
export type LoginAt<At extends LoginStep["at"]> = {
  readonly login: LoginRow;
  readonly step: Extract<LoginStep, { at: At }>;
};

/** The sign-in this browser is in the middle of, for a page of one or two steps; leads to where it stands instead. */
export async function requireLoginAt<At extends LoginStep["at"]>(...steps: readonly At[]): Promise<LoginAt<At>> {
  const held = await heldLogin();
  if (held.state === "gone") redirect(pathsOfGone[held.why]);
  if (held.login.purpose !== "sign_in") redirect("/confirm");
  // Nothing more is owed: at the end of an enrolment, the codes still have to be stored.
  if (held.state === "completed") redirect(held.login.kind === "staff" ? "/login/recovery-codes" : pathsOfGone.expired);
  if (!isAt(held.step, steps)) redirect(pathOfStep(held.step));
  return { login: held.login, step: held.step };
}

function isAt<At extends LoginStep["at"]>(
  step: LoginStep,
  steps: readonly At[],
): step is Extract<LoginStep, { at: At }> {
  return steps.some((at) => at === step.at);
}

/** A sign-in whose steps are all done and whose session has not begun; leads to where it stands instead. */
export async function requireCompletedLogin(): Promise<LoginRow> {
  const held = await heldLogin();
  if (held.state === "gone") redirect(pathsOfGone[held.why]);
  if (held.login.purpose !== "sign_in") redirect("/confirm");
  if (held.state === "open") redirect(pathOfStep(held.step));
  return held.login;
}
