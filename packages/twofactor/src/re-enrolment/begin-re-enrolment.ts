import { checkLoginPassword, knownBrowserId, passwordLanes, secondsUntil } from "@countersign/accounts";
import { appendEvent } from "@countersign/audit";
import { type Context, type LoginId, newId, newToken, tokenDigest } from "@countersign/db";
import { sql } from "drizzle-orm";
import { enrolmentInsert } from "../authenticators/enrolment-statements.ts";
import { newSetupKey } from "../authenticators/setup-key.ts";
import { lockAccountFactors } from "../budget/lock-account-factors.ts";
import { decisionOf } from "../login/login-decision.ts";
import { nextLoginStep } from "../login/next-login-step.ts";
import { ENROLMENT_LIFETIME_MINUTES } from "../login/password/begin-login.ts";
import { chargePasswordTry, type PasswordTry, recordWrongPassword } from "../login/password/begin-statements.ts";
import { openLogin } from "../login/password/open-login.ts";
import type { Place, Visitor } from "../place.ts";
import { openReEnrolment } from "./re-enrolment-link.ts";
import { type OpenReEnrolment, readReEnrolment } from "./read-re-enrolment.ts";

export type BeginReEnrolmentResult =
  | { readonly ok: true; readonly token: string; readonly loginId: LoginId }
  | { readonly ok: false; readonly why: "gone" | "wrong_password" }
  | { readonly ok: false; readonly why: "wait"; readonly seconds: number };

type Input = {
  readonly place: Place;
  /** As it stood in the link. */
  readonly token: string;
  readonly password: string;
  readonly visitor: Visitor;
  /** Value of the known-browser cookie. */
  readonly knownBrowser: string | null;
  /** The login this browser held before, which this one replaces. */
  readonly previousToken: string | null;
};

/**
 * Spends a mailed link, with the password, on a login that sets a second factor up. The password is tried in the lanes
 * of every login, and a wrong one spends nothing. What is opened is a login like any other: it signs nobody in before
 * the new authenticator is confirmed.
 *
 * @returns `gone` when the link was used, replaced, has expired or belongs elsewhere; of twenty at once one wins
 */
export async function beginReEnrolment(context: Context, input: Input): Promise<BeginReEnrolmentResult> {
  const { place, visitor } = input;
  const link = await readReEnrolment(context, input);
  if (!link) return { ok: false, why: "gone" };

  const now = context.now();
  const { email } = link;
  const knownId = knownBrowserId(context.keys, input.knownBrowser, { ...place, email });
  const lanes = passwordLanes(context.keys, { ...place, email, address: visitor.address, knownBrowserId: knownId });
  const { charged, failures } = lanes;
  const tried = await chargePasswordTry(context.db, {
    place,
    email,
    charged,
    checked: failures,
    trustSecrets: [],
    now,
  });
  if (!tried) return { ok: false, why: "gone" };
  if (tried.blockedUntil || tried.charged < charged.length) {
    return { ok: false, why: "wait", seconds: tried.blockedUntil ? secondsUntil(tried.blockedUntil, now) : 1 };
  }
  const checked = await checkLoginPassword(tried, input.password);
  if (!checked.fits || tried.accountId !== link.accountId) {
    await recordWrongPassword(context.db, { place, ...tried, failures, visitor, now });
    return { ok: false, why: "wrong_password" };
  }
  const browserKnown = knownId !== null;
  return openByLink(context, { ...input, link, tried, charged, newHash: checked.newHash, browserKnown });
}

type Checked = Input & {
  readonly link: OpenReEnrolment;
  readonly tried: PasswordTry;
  readonly charged: Parameters<typeof openLogin>[1]["charged"];
  readonly newHash: string | null;
  readonly browserKnown: boolean;
};

function openByLink(context: Context, checked: Checked): Promise<BeginReEnrolmentResult> {
  const { place, visitor, link, tried, newHash } = checked;
  const { clinicId, accountId, linkId } = link;
  return context.db.transaction(async (tx): Promise<BeginReEnrolmentResult> => {
    const now = context.now();
    await lockAccountFactors(tx, link, now);
    const spent = await tx.execute(sql`
      update re_enrolment_links r set used_at = ${now}::timestamptz from accounts a, clinics c
      where a.clinic_id = r.clinic_id and a.id = r.account_id and c.id = r.clinic_id and ${openReEnrolment(checked, now)}
      returning 1`);
    if (spent.length === 0) return { ok: false, why: "gone" };

    const { portal } = place;
    const facts = { ...tried, portal, deviceTrusted: false, reEnrolling: true, authenticators: 0 };
    const token = newToken(context.keys);
    const loginId = newId<LoginId>(now);
    const expiresAt = new Date(now.getTime() + ENROLMENT_LIFETIME_MINUTES * 60_000);
    const opened = { clinicId, accountId, loginId, expiresAt };
    await openLogin(tx, {
      ...opened,
      place,
      visitor,
      returnTo: null,
      tokenHash: tokenDigest(token),
      previousHash: checked.previousToken ? tokenDigest(checked.previousToken) : null,
      decision: { ...decisionOf(facts, nextLoginStep(facts, now), null), skipsLeft: null, byLink: true },
      completedBy: null,
      charged: checked.charged,
      passwordVersion: tried.passwordVersion,
      replacedHash: newHash ? { from: tried.passwordHash, to: newHash } : null,
      enrolment: enrolmentInsert({ ...newSetupKey(context, opened), ...opened, owner: { loginId }, now }),
      reEnrolmentId: linkId,
      knownBrowser: checked.browserKnown,
      now,
    });
    const who = { clinicId, accountId, actorId: accountId, loginId, portal, ...visitor };
    await appendEvent(tx, { ...who, event: "re_enrolment_link.used", outcome: "success", at: now });
    return { ok: true, token, loginId };
  });
}
