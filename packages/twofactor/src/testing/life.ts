import { disableTwoFactor } from "../authenticators/disable-two-factor.ts";
import { startEnrolment } from "../authenticators/start-enrolment.ts";
import { codeAt, stepAt } from "../authenticators/totp.ts";
import { verifyAuthenticatorCode } from "../login/code/verify-authenticator-code.ts";
import { SIGN_IN } from "../login/login-use.ts";
import { skipForNow } from "../login/skip-for-now.ts";
import type { Person } from "../session/person.ts";
import { type ClinicWorld, TEST_VISITOR, type TestPerson } from "./clinic-world.ts";
import { openWindow, seen } from "./signed-in.ts";

type Begun = Awaited<ReturnType<ClinicWorld["begun"]>>;

/**
 * One person with two browsers and a phone, under a policy that changes; what a model of them knows without asking the
 * code under test. Everything they try is tried whether it should work or not.
 */
export class Life {
  readonly world: ClinicWorld;
  readonly person: TestPerson;
  readonly sessions: Person[] = [];
  readonly spentSteps: string[] = [];
  readonly logins = new Map<number, Begun>();
  required = false;
  allowed = 5;
  skips = 0;
  secret: Buffer | null = null;

  constructor(world: ClinicWorld, person: TestPerson) {
    this.world = world;
    this.person = person;
  }

  async setPolicy(required: boolean, allowed: number): Promise<void> {
    await this.world.policy("staff", required ? "required_every_login" : "optional", allowed);
    this.required = required;
    this.allowed = allowed;
  }

  /** The right password in one of the browsers, and at once an attempt to be signed in by it. */
  async signIn(browser: number): Promise<void> {
    const previousToken = this.logins.get(browser)?.token;
    const begun = await this.world.begin(this.person, previousToken ? { previousToken } : {});
    if (!begun.ok) return;
    this.logins.set(browser, { ...begun, place: this.person.place, use: SIGN_IN });
    await this.redeem(browser);
  }

  /** @returns whether a skip was spent */
  async skip(browser: number): Promise<boolean> {
    const login = this.logins.get(browser);
    const skipped = login ? await skipForNow(this.world.context, login) : null;
    if (skipped?.ok) this.skips += 1;
    await this.redeem(browser);
    return skipped?.ok ?? false;
  }

  async typeCode(browser: number): Promise<void> {
    const login = this.logins.get(browser);
    if (!login) return;
    const tried = await verifyAuthenticatorCode(this.world.context, { ...login, code: this.#code() });
    if (tried.ok) this.#spend();
    await this.redeem(browser);
  }

  /** @returns whether a factor was turned on in this login */
  async enableAtLogin(browser: number): Promise<boolean> {
    const login = this.logins.get(browser);
    if (!login) return false;
    const window = await openWindow(this.world, this.person, { loginId: login.loginId }).catch(() => null);
    if (!window || !(await window.confirm()).ok) return false;
    this.secret = window.secret;
    this.#spend();
    await this.redeem(browser);
    return true;
  }

  async enableInSession(): Promise<void> {
    const person = await this.newestLive();
    if (!person || !(await startEnrolment(this.world.context, { person, visitor: TEST_VISITOR })).ok) return;
    const window = await openWindow(this.world, this.person, { sessionId: person.sessionId });
    const confirmed = await window.confirm();
    if (!confirmed.ok) return;
    this.secret = window.secret;
    this.#spend();
    const rotated = confirmed.token ? await this.world.redeem(this.person, confirmed.token) : null;
    if (rotated) this.sessions.push(rotated);
  }

  /** @returns whether the factor was turned off */
  async disable(): Promise<boolean> {
    const person = await this.newestLive();
    if (!person) return false;
    const form = { place: this.person.place, person, code: this.#code(), visitor: TEST_VISITOR };
    const disabled = await disableTwoFactor(this.world.context, form);
    if (!disabled.ok) return false;
    this.#spend();
    this.secret = null;
    return true;
  }

  async redeem(browser: number): Promise<void> {
    const login = this.logins.get(browser);
    const session = login ? await this.world.redeem(this.person, login.token) : null;
    if (session) this.sessions.push(session);
  }

  /** Every session that still goes on, as the guard sees it now. */
  async live(): Promise<Person[]> {
    const standing = await Promise.all(this.sessions.map((session) => seen(this.world, session)));
    return standing.flatMap((session) => (session.live ? [session.person] : []));
  }

  async newestLive(): Promise<Person | null> {
    return (await this.live()).at(-1) ?? null;
  }

  #code(): string {
    return this.secret ? codeAt(this.secret, this.world.clock.now()) : "000000";
  }

  #spend(): void {
    this.spentSteps.push(`${this.secret?.toString("hex")} ${stepAt(this.world.clock.now())}`);
  }
}
