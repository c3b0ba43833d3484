import { createAccount, createClinic, hashPassword, type Role } from "@countersign/accounts";
import {
  type AccountId,
  type AccountKey,
  accounts,
  authenticators,
  type ClinicId,
  type Context,
  type Database,
  type Portal,
  policies,
  readKeyring,
  recoveryCodeSets,
} from "@countersign/db";
import { and, eq, isNull } from "drizzle-orm";
import { markEnrolled } from "../authenticators/mark-enrolled.ts";
import { newSetupKey, sealedFor } from "../authenticators/setup-key.ts";
import { codeAt, STEP_SECONDS } from "../authenticators/totp.ts";
import { type ClaimedSession, SIGN_IN } from "../login/login-use.ts";
import { type BeginLoginResult, beginLogin } from "../login/password/begin-login.ts";
import { redeemLogin } from "../login/redeem-login.ts";
import type { Place } from "../place.ts";
import type { PolicyMode } from "../policy/policy.ts";
import { newCodeSet, storeCodeSet } from "../recovery-codes/code-set.ts";
import type { Person } from "../session/person.ts";
import { resolveSession } from "../session/resolve-session.ts";
import { TestClock } from "./clock.ts";

export const TEST_PASSWORD = "correct horse battery staple";
export const TEST_VISITOR = { address: "192.0.2.7", browser: "Firefox on Linux" } as const;
const TEST_KEYS = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

let hashed: Promise<string> | null = null;

/** A person of the test's clinic, with what a test needs to sign in as them. */
export type TestPerson = AccountKey & { readonly email: string; readonly portal: Portal; readonly place: Place };

/** An authenticator app of its own: never hands out the code of a step twice. */
export type TestAuthenticator = { readonly id: string; readonly secret: Buffer; code(at: Date): string };

/** A clinic on a real database under a clock that stands still: the stage of the domain's tests. */
export async function clinicWorld(db: Database, slug = "lakeside") {
  const clock = new TestClock();
  const context: Context = { db, now: clock.now, keys: readKeyring(TEST_KEYS) };
  const created = await createClinic(context, { slug, name: `${slug} clinic`, helpPhone: "+44 20 7946 0000" });
  if (!created.ok) throw new Error(`The clinic ${slug} exists already.`);
  const clinicId: ClinicId = created.clinicId;
  let people = 0;

  return {
    clock,
    context,
    clinicId,

    /** Adds a person; staff without the console's role unless told. */
    async person(as: { portal?: Portal; role?: Role; email?: string; phone?: string } = {}): Promise<TestPerson> {
      const portal = as.portal ?? "staff";
      people += 1;
      const email = as.email ?? `person${people}@${slug}.example`;
      hashed ??= hashPassword(TEST_PASSWORD);
      const account = await createAccount(context, clinicId, {
        kind: portal === "patient" ? "patient" : "staff",
        role: portal === "patient" ? null : (as.role ?? portal),
        name: `Person ${people}`,
        email,
        passwordHash: await hashed,
        phone: as.phone ?? null,
      });
      if (!account.ok) throw new Error(`${email} is taken.`);
      return { clinicId, accountId: account.accountId, email, portal, place: { portal, clinicSlug: slug } };
    },

    /** Puts a policy in force at once, without the console. */
    async policy(kind: "staff" | "patient", mode: PolicyMode, skipsAllowed = kind === "staff" ? 5 : 0): Promise<void> {
      await db
        .update(policies)
        .set({ mode, skipsAllowed })
        .where(and(eq(policies.clinicId, clinicId), eq(policies.kind, kind), isNull(policies.supersededAt)));
    },

    /** Gives a person an authenticator no step of which has been spent. */
    async authenticator(person: AccountKey): Promise<TestAuthenticator> {
      const { enrolmentId: id, sealed } = newSetupKey(context, person);
      const secret = context.keys.open(sealed, sealedFor(person, id));
      const { clinicId: clinic, accountId } = person;
      await db.insert(authenticators).values({
        clinicId: clinic,
        id,
        accountId,
        name: `Test phone ${id}`,
        secretSealed: sealed.sealed,
        keyId: sealed.keyId,
        lastUsedStep: 0,
        createdAt: clock.now(),
      });
      await markEnrolled(db, person, clock.now());
      return { id, secret, code: (at) => codeAt(secret, at) };
    },

    /** Gives a person ten recovery codes that they have stored. */
    async recoveryCodes(person: AccountKey): Promise<string[]> {
      const made = await newCodeSet(context, person);
      const { codesSealed, keyId } = made.set;
      if (!codesSealed || !keyId) throw new Error("A new set always carries its sealed codes.");
      await storeCodeSet(db, made);
      await db.update(recoveryCodeSets).set({ seenAt: clock.now(), codesSealed: null, keyId: null });
      const opened = context.keys.open({ keyId, sealed: codesSealed }, [
        person.clinicId,
        person.accountId,
        made.set.id,
      ]);
      return opened.toString().split("\n");
    },

    /** Types the right password, or what is given. */
    begin(
      person: TestPerson,
      over: { password?: string; address?: string; previousToken?: string; trustSecrets?: readonly string[] } = {},
    ): Promise<BeginLoginResult> {
      return beginLogin(context, {
        place: person.place,
        email: person.email,
        password: over.password ?? TEST_PASSWORD,
        returnTo: null,
        visitor: { ...TEST_VISITOR, address: over.address ?? TEST_VISITOR.address },
        knownBrowser: null,
        previousToken: over.previousToken ?? null,
        trustSecrets: over.trustSecrets ?? [],
      });
    },

    /** Begins a login and fails the test when the password was not accepted. */
    async begun(person: TestPerson) {
      const begun = await this.begin(person);
      if (!begun.ok) throw new Error(`The password of ${person.email} was refused: ${begun.why}`);
      return { ...begun, place: person.place, use: SIGN_IN };
    },

    /** Redeems a completed login, or a step-up of a session, and says who is signed in then, or null. */
    async redeem(person: TestPerson, token: string, steppedUp?: ClaimedSession): Promise<Person | null> {
      const use = steppedUp ? ({ purpose: "step_up", session: steppedUp } as const) : SIGN_IN;
      const session = await redeemLogin(context, { place: person.place, token, use });
      if (!session) return null;
      const resolved = await resolveSession(context, { place: person.place, ...session });
      return resolved.live ? resolved.person : null;
    },

    /** The account's row. */
    async account(accountId: AccountId) {
      const [row] = await db.select().from(accounts).where(eq(accounts.id, accountId));
      if (!row) throw new Error("No such account.");
      return row;
    },

    /** Waits for the next code of every authenticator. */
    nextStep(): void {
      clock.pass({ seconds: STEP_SECONDS });
    },
  };
}

export type ClinicWorld = Awaited<ReturnType<typeof clinicWorld>>;
