import { createAccount, createClinic, hashPassword } from "@countersign/accounts";
import { type AccountId, type ClinicId, type Context, type LoginId, policies, readKeyring } from "@countersign/db";
import type { TestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq, sql } from "drizzle-orm";
import { redeemLogin } from "../../login/redeem-login.ts";
import type { Place } from "../../place.ts";
import type { PolicyMode } from "../../policy/policy.ts";
import type { Person } from "../../session/person.ts";
import { resolveSession } from "../../session/resolve-session.ts";
import { beginPatientLogin } from "../begin-patient-login.ts";
import { deriveSignInCode } from "../derive-sign-in-code.ts";
import { verifySignInCode } from "../verify-sign-in-code.ts";

export const VISITOR = { address: "192.0.2.7", browser: "Firefox on Android" };
const PASSWORD = "correct horse battery";
const KEYS = readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`);

/** A clinic of patients whose clock stands still until it is moved. */
export class PatientClinic {
  readonly place: Place;
  readonly context: Context;
  readonly clinicId: ClinicId;
  #now: Date;
  #passwordHash: string;
  #people = 0;

  private constructor(database: TestDatabase, now: Date, slug: string, clinicId: ClinicId, passwordHash: string) {
    this.#now = now;
    this.#passwordHash = passwordHash;
    this.clinicId = clinicId;
    this.place = { portal: "patient", clinicSlug: slug };
    this.context = { db: database.db, keys: KEYS, now: () => this.#now };
  }

  static async open(database: TestDatabase, slug: string, mode: PolicyMode = "optional"): Promise<PatientClinic> {
    const now = new Date("2026-11-22T10:00:00Z");
    const context = { db: database.db, keys: KEYS, now: () => now };
    const created = await createClinic(context, { slug, name: "Lakeside Physio" });
    if (!created.ok) throw new Error(created.why);
    const clinic = new PatientClinic(database, now, slug, created.clinicId, await hashPassword(PASSWORD));
    await clinic.setMode(mode);
    return clinic;
  }

  /** Lets time pass. */
  pass(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }

  async setMode(mode: PolicyMode): Promise<void> {
    await this.context.db
      .update(policies)
      .set({ mode })
      .where(and(eq(policies.clinicId, this.clinicId), eq(policies.kind, "patient")));
  }

  /** A new patient, with codes turned on unless said otherwise. */
  async patient(given: { phone?: string; codesOn?: boolean } = {}): Promise<{ email: string; accountId: AccountId }> {
    this.#people += 1;
    const email = `patient${this.#people}@${this.place.clinicSlug}.example`;
    const made = await createAccount(this.context, this.clinicId, {
      kind: "patient",
      role: null,
      name: "Maria Okafor",
      email,
      passwordHash: this.#passwordHash,
      phone: given.phone ?? null,
    });
    if (!made.ok) throw new Error(made.why);
    const onAt = (given.codesOn ?? true) ? this.#now : null;
    await this.context.db.execute(
      sql`update accounts set sign_in_codes_on_at = ${onAt} where id = ${made.accountId} and clinic_id = ${this.clinicId}`,
    );
    return { email, accountId: made.accountId };
  }

  /** The password step in a browser of its own, first code included. */
  async begin(email: string) {
    const begun = await beginPatientLogin(this.context, {
      place: this.place,
      email,
      password: PASSWORD,
      returnTo: null,
      visitor: VISITOR,
      knownBrowser: null,
      previousToken: null,
    });
    if (!begun.ok) throw new Error(begun.why);
    return { place: this.place, token: begun.token, loginId: begun.loginId, step: begun.step };
  }

  /** What the message of an issue says. */
  code(loginId: LoginId, issue: number): string {
    return deriveSignInCode(KEYS, { clinicId: this.clinicId, loginId, issue, keyId: KEYS.newestId }).code;
  }

  /** Signs a patient in, by code where one is asked for. */
  async signIn(email: string): Promise<Person> {
    const login = await this.begin(email);
    if (login.step.at === "enter-code") {
      await verifySignInCode(this.context, { ...login, code: this.code(login.loginId, 1) });
    }
    const redeemed = await redeemLogin(this.context, login);
    if (!redeemed) throw new Error("nothing was redeemed");
    return this.person(redeemed);
  }

  /** The person as the next request would see them. */
  async person(session: { clinicId: string; sessionId: string }): Promise<Person> {
    const resolved = await resolveSession(this.context, { place: this.place, ...session });
    if (!resolved.live) throw new Error(resolved.why);
    return resolved.person;
  }
}

/** Six digits that are not this code. */
export function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}
