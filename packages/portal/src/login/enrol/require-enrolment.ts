import { context } from "@countersign/auth/context.ts";
import { clinicOfRequest } from "@countersign/auth/place.ts";
import { type LoginRow, type OpenEnrolment, readEnrolment } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { pathsOfGone } from "../step-paths.ts";

/** The set-up that began with this login. It lives as long as the login does. */
export async function requireEnrolment(login: LoginRow): Promise<OpenEnrolment> {
  const clinic = await clinicOfRequest();
  const enrolment = await readEnrolment(context(), {
    account: login,
    owner: { loginId: login.loginId },
    issuer: clinic?.name ?? "Countersign",
    accountName: login.email,
  });
  if (!enrolment) redirect(pathsOfGone.expired);
  return enrolment;
}
