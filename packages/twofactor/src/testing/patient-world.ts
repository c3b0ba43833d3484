import { accounts, clinics, type Database, type LoginId, textCountries } from "@countersign/db";
import { eq } from "drizzle-orm";
import { SIGN_IN } from "../login/login-use.ts";
import type { PolicyMode } from "../policy/policy.ts";
import type { Person } from "../session/person.ts";
import { resolveSession } from "../session/resolve-session.ts";
import { beginPatientLogin } from "../sign-in-codes/begin-patient-login.ts";
import { deriveSignInCode } from "../sign-in-codes/derive-sign-in-code.ts";
import { verifySignInCode } from "../sign-in-codes/verify-sign-in-code.ts";
import { clinicWorld, TEST_PASSWORD, TEST_VISITOR, type TestPerson } from "./clinic-world.ts";

/** A clinic whose people are patients, who read the messages that are sent to them. */
export async function patientWorld(db: Database, slug = "lakeside", mode: PolicyMode = "optional") {
  const world = await clinicWorld(db, slug);
  const { clock, context, clinicId } = world;
  const place = { portal: "patient", clinicSlug: slug } as const;
  await world.policy("patient", mode);

  return {
    world,
    context,
    place,
    setMode: (to: PolicyMode) => world.policy("patient", to),

    /** Lets time pass. */
    pass: (seconds: number) => clock.pass({ seconds }),

    /** Lets texts go to a country, so many a day; 0 takes it off the list. */
    async textsTo(country: string, dailyCap: number): Promise<void> {
      await db
        .insert(textCountries)
        .values({ clinicId, country, dailyCap })
        .onConflictDoUpdate({ target: [textCountries.clinicId, textCountries.country], set: { dailyCap } });
    },

    /** How many texts a day the clinic pays for. */
    async mostTexts(textDailyCap: number): Promise<void> {
      await db.update(clinics).set({ textDailyCap }).where(eq(clinics.id, clinicId));
    },

    /** A new patient, with codes turned on unless said otherwise. */
    async patient(given: { phone?: string; codesOn?: boolean } = {}): Promise<TestPerson> {
      const { codesOn = true, ...contact } = given;
      const person = await world.person({ portal: "patient", ...contact });
      if (codesOn)
        await db.update(accounts).set({ signInCodesOnAt: clock.now() }).where(eq(accounts.id, person.accountId));
      return person;
    },

    /** The password step in a browser of its own, first code included. */
    async begin({ email }: TestPerson) {
      const begun = await beginPatientLogin(context, {
        place,
        email,
        password: TEST_PASSWORD,
        returnTo: null,
        visitor: TEST_VISITOR,
        knownBrowser: null,
        previousToken: null,
      });
      if (!begun.ok) throw new Error(begun.why);
      return { place, use: SIGN_IN, token: begun.token, loginId: begun.loginId, step: begun.step };
    },

    /** What the message of an issue says. */
    code(loginId: LoginId, issue: number): string {
      return deriveSignInCode(context.keys, { clinicId, loginId, issue, keyId: context.keys.newestId }).code;
    },

    /** Signs a patient in, by code where one is asked for. */
    async signIn(patient: TestPerson): Promise<Person> {
      const login = await this.begin(patient);
      if (login.step.at === "enter-code") {
        await verifySignInCode(context, { ...login, code: this.code(login.loginId, 1) });
      }
      const person = await world.redeem(patient, login.token);
      if (!person) throw new Error("Nobody was signed in.");
      return person;
    },

    /** The person as the next request would see them; throws why that session is over. */
    async person(session: { clinicId: string; sessionId: string }): Promise<Person> {
      const resolved = await resolveSession(context, { place, ...session });
      if (!resolved.live) throw new Error(resolved.why);
      return resolved.person;
    },
  };
}

/** Six digits that are not this code. */
export function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

export type PatientWorld = Awaited<ReturnType<typeof patientWorld>>;
