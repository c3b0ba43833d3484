import {
  type AccountId,
  accounts,
  type ClinicId,
  clinics,
  type Database,
  type LoginId,
  logins,
  newId,
  signInCodes,
  textCountries,
} from "@countersign/db";
import type { Notice, SignInCodeMessage } from "@countersign/messages";

const MINUTE_MS = 60_000;

/** A patient who waits for a code, and the messages about them. */
export type WaitingLogin = {
  readonly clinicId: ClinicId;
  readonly accountId: AccountId;
  readonly loginId: LoginId;
  readonly codeMessage: SignInCodeMessage;
  /** The same code as a text. */
  readonly textMessage: SignInCodeMessage;
  readonly notice: Notice;
  /** Asks for one more code. */
  issueAgain(issue: number): Promise<void>;
};

/** Makes a clinic, a patient, an open login and its first issue. */
export async function makeWaitingLogin(db: Database, now: Date): Promise<WaitingLogin> {
  const clinicId = newId<ClinicId>(now);
  const accountId = newId<AccountId>(now);
  const loginId = newId<LoginId>(now);
  const to = "pat@example.org";
  const phone = "+447700900123";
  const help = { helpPhone: "020 7946 0018", helpEmail: "help@lakeside.example", helpHours: "8 to 18" };
  await db
    .insert(clinics)
    .values({ id: clinicId, slug: `clinic-${clinicId}`, name: "Lakeside Physio", ...help, createdAt: now });
  await db.insert(textCountries).values({ clinicId, country: "GB", dailyCap: 100 });
  const reached = { email: to, phone, phoneConfirmedAt: now };
  await db
    .insert(accounts)
    .values({ clinicId, id: accountId, kind: "patient", name: "Pat", ...reached, createdAt: now });
  await db.insert(logins).values({
    clinicId,
    id: loginId,
    accountId,
    portal: "patient",
    purpose: "sign_in",
    tokenHash: Buffer.from(`${loginId}${clinicId}`.replaceAll("-", ""), "hex"),
    browser: "Chrome on Windows",
    address: "203.0.113.7",
    createdAt: now,
    expiresAt: new Date(now.getTime() + 10 * MINUTE_MS),
  });
  const issueAgain = async (issue: number) => {
    await db.insert(signInCodes).values({
      clinicId,
      id: newId(now),
      loginId,
      accountId,
      issue,
      channel: "email",
      destinationHash: Buffer.alloc(32, 1),
      keyId: "test",
      createdAt: now,
      expiresAt: new Date(now.getTime() + 10 * MINUTE_MS),
    });
  };
  await issueAgain(1);
  const addressed = { clinicId, accountId, to, channel: "email", at: now.toISOString(), portal: "patient" } as const;
  const codeMessage: SignInCodeMessage = { kind: "sign_in_code", ...addressed, loginId, issue: 1, purpose: "sign_in" };
  return {
    clinicId,
    accountId,
    loginId,
    codeMessage,
    textMessage: { ...codeMessage, channel: "text", to: phone },
    notice: { kind: "sign_in_codes_on", ...addressed, browser: null, address: null },
    issueAgain,
  };
}
