import { checkLoginPassword, knownBrowserId, normaliseEmail, passwordLanes, secondsUntil } from "@countersign/accounts";
import { type ClinicId, type Context, type LoginId, newId, newToken, tokenDigest } from "@countersign/db";
import { enrolmentInsert } from "../../authenticators/enrolment-statements.ts";
import { newSetupKey } from "../../authenticators/setup-key.ts";
import type { Place, Visitor } from "../../place.ts";
import { decisionOf } from "../login-decision.ts";
import { type LoginStep, nextLoginStep } from "../next-login-step.ts";
import { chargePasswordTry, recordWrongPassword } from "./begin-statements.ts";
import { openLogin } from "./open-login.ts";

/** A pending login lives this long, or while its set-up window is open, this much longer one. */
export const LOGIN_LIFETIME_MINUTES = 10;
export const ENROLMENT_LIFETIME_MINUTES = 30;

export type BeginLoginResult =
  | {
      readonly ok: true;
      readonly token: string;
      readonly loginId: LoginId;
      readonly step: LoginStep;
      readonly expiresAt: Date;
    }
  | { readonly ok: false; readonly why: "wrong_password" | "clinic_unknown" }
  | { readonly ok: false; readonly why: "wait"; readonly seconds: number };

/**
 * Checks email and password and opens a pending login. Says the same, in the same time, whether the account exists, is
 * deactivated or belongs at another door.
 *
 * @param input.returnTo path to go to after the login; the caller has made sure that it is of this origin
 * @param input.knownBrowser value of the known-browser cookie
 * @param input.previousToken the login this browser held before, which this one replaces
 * @returns the token for the browser and the next step; a login with nothing more owed is completed already
 * @see NIST SP 800-63B-4 §3.2.2 (rate limiting), OWASP ASVS 5.0 6.3
 */
export async function beginLogin(
  context: Context,
  input: {
    readonly place: Place;
    readonly email: string;
    readonly password: string;
    readonly returnTo: string | null;
    readonly visitor: Visitor;
    readonly knownBrowser: string | null;
    readonly previousToken: string | null;
    /** Secrets of devices that this browser holds, for whichever accounts. */
    readonly trustSecrets?: readonly string[];
  },
): Promise<BeginLoginResult> {
  const { place, visitor } = input;
  const now = context.now();
  const email = normaliseEmail(input.email);
  const knownId = knownBrowserId(context.keys, input.knownBrowser, { ...place, email });
  const lanes = passwordLanes(context.keys, { ...place, email, address: visitor.address, knownBrowserId: knownId });

  const tried = await chargePasswordTry(context.db, {
    place,
    email,
    charged: lanes.charged,
    checked: lanes.failures,
    trustSecrets: input.trustSecrets ?? [],
    now,
  });
  if (!tried) return { ok: false, why: "clinic_unknown" };
  if (tried.blockedUntil || tried.charged < lanes.charged.length) {
    return { ok: false, why: "wait", seconds: tried.blockedUntil ? secondsUntil(tried.blockedUntil, now) : 1 };
  }
  const checked = await checkLoginPassword(tried, input.password);
  if (!checked.fits || !tried.accountId || !tried.email) {
    await recordWrongPassword(context.db, { place, ...tried, failures: lanes.failures, visitor, now });
    return { ok: false, why: "wrong_password" };
  }

  const step = nextLoginStep({ ...tried, portal: place.portal, deviceTrusted: tried.trustedDevice !== null }, now);
  const decision = decisionOf({ ...tried, portal: place.portal }, step, tried.trustedDevice);
  const minutes = step.at === "enrol" ? ENROLMENT_LIFETIME_MINUTES : LOGIN_LIFETIME_MINUTES;
  const token = newToken(context.keys);
  const opened = {
    clinicId: tried.clinicId as ClinicId,
    accountId: tried.accountId,
    loginId: newId<LoginId>(now),
    expiresAt: new Date(now.getTime() + minutes * 60_000),
  };
  const enrolment =
    step.at === "enrol"
      ? enrolmentInsert({ ...newSetupKey(context, opened), ...opened, owner: { loginId: opened.loginId }, now })
      : null;
  await openLogin(context.db, {
    ...opened,
    place,
    visitor,
    returnTo: input.returnTo,
    tokenHash: tokenDigest(token),
    previousHash: input.previousToken ? tokenDigest(input.previousToken) : null,
    decision,
    completedBy: step.at === "signed-in" ? step.by : null,
    charged: lanes.charged,
    passwordVersion: tried.passwordVersion,
    replacedHash: checked.newHash ? { from: tried.passwordHash, to: checked.newHash } : null,
    enrolment,
    knownBrowser: knownId !== null,
    now,
  });
  return { ok: true, token, loginId: opened.loginId, step, expiresAt: opened.expiresAt };
}
