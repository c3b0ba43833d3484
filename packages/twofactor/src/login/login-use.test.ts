import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { sql } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { beginEmailChange } from "../contact/begin-email-change.ts";
import { beginPhoneConfirmation } from "../contact/begin-phone-confirmation.ts";
import { confirmEmail } from "../contact/confirm-email.ts";
import { confirmPhone } from "../contact/confirm-phone.ts";
import { verifyRecoveryCode } from "../recovery-codes/verify-recovery-code.ts";
import type { Person } from "../session/person.ts";
import { sendSignInCode } from "../sign-in-codes/send-sign-in-code.ts";
import { verifySignInCode } from "../sign-in-codes/verify-sign-in-code.ts";
import { meanwhile } from "../testing/meanwhile.ts";
import { patientWorld } from "../testing/patient-world.ts";
import { signedIn } from "../testing/signed-in.ts";
import {
  brokenInvariants,
  seen,
  TEST_PASSWORD,
  TEST_VISITOR,
  type TestAuthenticator,
  type TestPerson,
} from "../testing.ts";
import { beginStepUp } from "./begin-step-up.ts";
import { verifyAuthenticatorCode } from "./code/verify-authenticator-code.ts";
import { findLogin, type LoginPurpose, type LoginRow } from "./login-row.ts";
import { type LoginUse, SIGN_IN, type StepUpUse } from "./login-use.ts";
import { verifyStepUpPassword } from "./password/verify-step-up-password.ts";
import { redeemLogin } from "./redeem-login.ts";
import { skipForNow } from "./skip-for-now.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const clinic = await patientWorld(database.db);
const { world, context } = clinic;

/** Somebody with whatever they may prove themselves by, signed in twice, beside a colleague of theirs. */
type Cast = {
  readonly account: TestPerson;
  readonly phone: TestAuthenticator | null;
  readonly recoveryCode: string;
  readonly here: Person;
  readonly elsewhere: Person;
  readonly colleague: Person;
};

const kinds = {
  "staff with an app": () => cast({ portal: "staff", app: true }),
  "staff with a password": () => cast({ portal: "staff", app: false }),
  "an admin": () => cast({ portal: "admin", app: true }),
  "a patient with an app": () => cast({ portal: "patient", app: true }),
  "a patient with codes": () => cast({ portal: "patient", app: false }),
} as const;

async function cast({ portal, app }: { portal: TestPerson["portal"]; app: boolean }): Promise<Cast> {
  const enter = async () => {
    const account = portal === "patient" ? await clinic.patient() : await world.person({ portal });
    const phone = app ? await world.authenticator(account) : null;
    const enterAgain = async () => {
      world.nextStep();
      if (portal === "patient" && !phone) return clinic.signIn(account);
      return signedIn(world, account, phone ?? undefined);
    };
    return { account, phone, enterAgain };
  };
  const { account, phone, enterAgain } = await enter();
  const [recoveryCode = ""] = phone ? await world.recoveryCodes(account) : [];
  const colleague = await (await enter()).enterAgain();
  const elsewhere = await enterAgain();
  const here = freshly(await enterAgain());
  world.nextStep();
  return { account, phone, recoveryCode, here, elsewhere, colleague };
}

/** One of each for all the tries that change nothing. */
const casts = new Map<string, Promise<Cast>>();

function castOf(kind: keyof typeof kinds): Promise<Cast> {
  const known = casts.get(kind) ?? kinds[kind]();
  casts.set(kind, known);
  return known.then((of) => ({ ...of, here: freshly(of.here) }));
}

/** As after a proof of this moment. */
const freshly = (person: Person): Person => ({ ...person, freshAt: context.now() });

type Pending = { readonly token: string; readonly loginId: LoginRow["loginId"] };

/** A pending login of each purpose, its code sent where one is. */
const begin: Readonly<Record<LoginPurpose, (of: Cast) => Promise<Pending | null>>> = {
  sign_in: ({ account }) => (account.portal === "patient" ? clinic.begin(account) : world.begun(account)),
  async step_up({ account, here, phone }) {
    const step = { intent: { action: "test", input: null }, returnTo: "/", person: here, visitor: TEST_VISITOR };
    const begun = await beginStepUp(context, step);
    if (account.portal === "patient" && !phone)
      await sendSignInCode(context, { place: account.place, ...begun, channel: null });
    return begun;
  },
  async confirm_email({ account, here }) {
    const email = `next-${here.sessionId}@elsewhere.example`;
    return asked(account, await beginEmailChange(context, { ...asking({ account, here }), email }));
  },
  async confirm_phone({ account, here }) {
    if (account.portal !== "patient") return null;
    const phone = "+447700900123";
    return asked(account, await beginPhoneConfirmation(context, { ...asking({ account, here }), phone }));
  },
};

function asking({ account, here }: Pick<Cast, "account" | "here">) {
  return { place: account.place, person: here, heldToken: null, visitor: TEST_VISITOR };
}

async function asked({ place }: TestPerson, begun: { ok: true; token: string } | { ok: false; why: string }) {
  if (!begun.ok) throw new Error(begun.why);
  const login = await findLogin(context, place, begun.token);
  if (!login) throw new Error("The confirmation was not opened.");
  return { token: begun.token, loginId: login.loginId };
}

type Tried = Cast & Pending;
type Outcome = Promise<{ readonly ok: boolean; readonly why?: string; readonly how?: string }>;

const stepUpOf = (session: Person): StepUpUse => ({ purpose: "step_up", session });
const form = ({ account, token, loginId }: Tried) => ({ place: account.place, token, loginId });
const byApp = (tried: Tried, use: (LoginUse & StepUpUse) | typeof SIGN_IN): Outcome =>
  verifyAuthenticatorCode(context, { ...form(tried), use, code: tried.phone?.code(context.now()) ?? "123456" });
const byRecovery = (tried: Tried, use: StepUpUse | typeof SIGN_IN): Outcome =>
  verifyRecoveryCode(context, { ...form(tried), use, code: tried.recoveryCode || "0000-0000-0000-0000" });
const bySent = (tried: Tried, use: StepUpUse | typeof SIGN_IN): Outcome =>
  verifySignInCode(context, { ...form(tried), use, code: clinic.code(tried.loginId, 1) });
const byPassword = (tried: Tried, person: Person, password = TEST_PASSWORD): Outcome =>
  verifyStepUpPassword(context, { ...form(tried), person, visitor: TEST_VISITOR, password });

type Where = { readonly takes: LoginPurpose | null; readonly try: (tried: Tried) => Outcome };

/** Every place that takes a code or something in its stead, and the purpose it takes; null: none of this person's here. */
const places: Readonly<Record<string, Where>> = {
  "/login/code with the app": { takes: "sign_in", try: (tried) => byApp(tried, SIGN_IN) },
  "/login/code with the message": { takes: "sign_in", try: (tried) => bySent(tried, SIGN_IN) },
  "/login/recovery": { takes: "sign_in", try: (tried) => byRecovery(tried, SIGN_IN) },
  "/login/enrol with Skip": { takes: "sign_in", try: (tried) => skipForNow(context, form(tried)) },
  "/confirm with the app": { takes: "step_up", try: (tried) => byApp(tried, stepUpOf(tried.here)) },
  "/confirm with a recovery code": { takes: "step_up", try: (tried) => byRecovery(tried, stepUpOf(tried.here)) },
  "/confirm with the message": { takes: "step_up", try: (tried) => bySent(tried, stepUpOf(tried.here)) },
  "/confirm with the password": { takes: "step_up", try: (tried) => byPassword(tried, tried.here) },
  "/confirm in another session of theirs, app": {
    takes: null,
    try: (tried) => byApp(tried, stepUpOf(tried.elsewhere)),
  },
  "/confirm in another session of theirs, recovery": {
    takes: null,
    try: (tried) => byRecovery(tried, stepUpOf(tried.elsewhere)),
  },
  "/confirm in another session of theirs, message": {
    takes: null,
    try: (tried) => bySent(tried, stepUpOf(tried.elsewhere)),
  },
  "/confirm in another session of theirs, password": {
    takes: null,
    try: (tried) => byPassword(tried, tried.elsewhere),
  },
  "/confirm in a colleague's session, app": { takes: null, try: (tried) => byApp(tried, stepUpOf(tried.colleague)) },
  "/confirm in a colleague's session, recovery": {
    takes: null,
    try: (tried) => byRecovery(tried, stepUpOf(tried.colleague)),
  },
  "/confirm in a colleague's session, message": {
    takes: null,
    try: (tried) => bySent(tried, stepUpOf(tried.colleague)),
  },
  "the profile's new email": { takes: "confirm_email", try: (tried) => byContact(confirmEmail, tried, tried.here) },
  "the profile's new email, in another session": {
    takes: null,
    try: (tried) => byContact(confirmEmail, tried, tried.elsewhere),
  },
  "the profile's mobile number": { takes: "confirm_phone", try: (tried) => byContact(confirmPhone, tried, tried.here) },
  "the profile's mobile number, in another session": {
    takes: null,
    try: (tried) => byContact(confirmPhone, tried, tried.elsewhere),
  },
};

function byContact(confirm: typeof confirmEmail | typeof confirmPhone, tried: Tried, person: Person): Outcome {
  return confirm(context, { ...form(tried), person, visitor: TEST_VISITOR, code: clinic.code(tried.loginId, 1) });
}

/** By what each kind of person really completes what. */
const worksFor: Readonly<Record<keyof typeof kinds, Readonly<Record<LoginPurpose, readonly string[]>>>> = {
  "staff with an app": {
    sign_in: ["/login/code with the app", "/login/recovery"],
    step_up: ["/confirm with the app", "/confirm with a recovery code"],
    confirm_email: ["the profile's new email"],
    confirm_phone: [],
  },
  "staff with a password": {
    sign_in: [],
    step_up: ["/confirm with the password"],
    confirm_email: ["the profile's new email"],
    confirm_phone: [],
  },
  "an admin": {
    sign_in: ["/login/code with the app", "/login/recovery"],
    step_up: ["/confirm with the app", "/confirm with a recovery code"],
    confirm_email: ["the profile's new email"],
    confirm_phone: [],
  },
  "a patient with an app": {
    sign_in: ["/login/code with the app", "/login/recovery"],
    step_up: ["/confirm with the app", "/confirm with a recovery code"],
    confirm_email: ["the profile's new email"],
    confirm_phone: ["the profile's mobile number"],
  },
  "a patient with codes": {
    sign_in: ["/login/code with the message"],
    step_up: ["/confirm with the message"],
    confirm_email: ["the profile's new email"],
    confirm_phone: ["the profile's mobile number"],
  },
};

const cells = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
  (Object.keys(begin) as LoginPurpose[]).map((purpose) => ({ kind, purpose })),
);

describe("the right code of a login", () => {
  it.each(cells)("for $purpose of $kind is taken only where logins are taken for that", async ({ kind, purpose }) => {
    const of = await castOf(kind);
    const pending = await begin[purpose](of);
    if (!pending) return expect(worksFor[kind][purpose]).toEqual([]);
    const spent = await chargedTo(of.account.accountId);
    const before = await rowOf(of, pending);
    for (const [name, place] of Object.entries(places)) {
      if (place.takes === purpose) continue;
      const outcome = await place.try({ ...of, ...pending });
      // What does not concern this person is refused before any login is looked for.
      const refused = outcome.why === "code_needed" || outcome.how === "missing";
      expect([name, outcome.ok, refused]).toEqual([name, false, true]);
    }
    expect(await rowOf(of, pending)).toEqual(before);
    expect(await chargedTo(of.account.accountId)).toEqual(spent);
    for (const use of [SIGN_IN, stepUpOf(of.here), stepUpOf(of.elsewhere)]) {
      if (purpose === "sign_in" && use === SIGN_IN && before?.completedAt) continue;
      expect(await redeemLogin(context, { place: of.account.place, token: pending.token, use })).toBeNull();
    }
    for (const session of [of.here, of.elsewhere, of.colleague])
      expect(await seen(world, session)).toMatchObject({ live: true });
  });

  const right = cells.flatMap(({ kind, purpose }) =>
    worksFor[kind][purpose].map((where) => ({ kind, purpose, where })),
  );

  it.each(right)("for $purpose of $kind is taken at $where, and redeemed for that alone", async (cell) => {
    const of = await kinds[cell.kind]();
    const pending = await begin[cell.purpose](of);
    if (!pending) throw new Error("nothing to take");
    expect(await places[cell.where]?.try({ ...of, ...pending })).toMatchObject({ ok: true });
    const redeem = (use: StepUpUse | typeof SIGN_IN) =>
      redeemLogin(context, { place: of.account.place, token: pending.token, use });
    const uses = { sign_in: SIGN_IN, step_up: stepUpOf(of.here) };
    for (const use of [SIGN_IN, stepUpOf(of.here), stepUpOf(of.elsewhere), stepUpOf(of.colleague)]) {
      if (use === (cell.purpose === "sign_in" ? SIGN_IN : null)) continue;
      if (use.purpose === "step_up" && cell.purpose === "step_up" && use.session === of.here) continue;
      expect(await redeem(use)).toBeNull();
    }
    if (cell.purpose === "sign_in" || cell.purpose === "step_up")
      expect(await redeem(uses[cell.purpose])).toMatchObject({ accountId: of.account.accountId });
    expect(await brokenInvariants(database.owner.db)).toEqual([]);
  });
});

describe("a step-up in a session that nobody used for too long", () => {
  const idle = (session: Person) =>
    sql`update sessions set last_seen_at = ${minutesAgo(31)} where id = ${session.sessionId}`;
  const minutesAgo = (minutes: number) => new Date(context.now().getTime() - minutes * 60_000);
  /** What a try pays with before it is looked at: as long as that is held, it has read and not yet written. */
  const paidFirst = (where: string, { loginId }: Pending) =>
    where === "/confirm with a recovery code"
      ? sql`select 1 from logins where id = ${loginId} for update`
      : sql`select 1 from budgets for update`;
  const ways = [
    ["staff with an app", "/confirm with the app"],
    ["staff with an app", "/confirm with a recovery code"],
    ["a patient with codes", "/confirm with the message"],
    ["staff with a password", "/confirm with the password"],
  ] as const;

  it.each(ways)("of %s is not taken at %s, costs nothing and wakes nothing", async (kind, where) => {
    const of = await kinds[kind]();
    const pending = await begin.step_up(of);
    if (!pending) throw new Error("no step-up");
    await database.owner.db.execute(idle(of.here));
    const before = await rowOf(of, pending);
    expect(await places[where]?.try({ ...of, ...pending })).toMatchObject({ ok: false, why: "login_gone" });
    expect(await rowOf(of, pending)).toEqual(before);
    expect(await seen(world, of.here)).toEqual({ live: false, why: "idle" });
  });

  it.each(ways)(
    "of %s is not completed at %s when the session ends between the look and the write",
    async (kind, where) => {
      const of = await kinds[kind]();
      const pending = await begin.step_up(of);
      if (!pending) throw new Error("no step-up");
      // The lane of a password exists from its first wrong try on.
      if (kind === "staff with a password") await byPassword({ ...of, ...pending }, of.here, "not the password");
      const outcome = await meanwhile(
        database,
        async (tx) => {
          await tx.execute(paidFirst(where, pending));
          await tx.execute(idle(of.here));
        },
        () => places[where]?.try({ ...of, ...pending }) ?? Promise.reject(new Error("no such place")),
      );
      expect(outcome).toMatchObject({ ok: false });
      expect((await rowOf(of, pending))?.completedAt).toBeNull();
    },
  );

  it.each(ways)("of %s, confirmed in time at %s, is not redeemed any more", async (kind, where) => {
    const of = await kinds[kind]();
    const pending = await begin.step_up(of);
    if (!pending) throw new Error("no step-up");
    expect(await places[where]?.try({ ...of, ...pending })).toMatchObject({ ok: true });
    await database.owner.db.execute(idle(of.here));
    const use = stepUpOf(of.here);
    expect(await redeemLogin(context, { place: of.account.place, token: pending.token, use })).toBeNull();
    expect(await seen(world, of.here)).toEqual({ live: false, why: "idle" });
  });
});

it("no code is sent for a step-up or an address outside the session that asked", async () => {
  const of = await kinds["a patient with codes"]();
  for (const purpose of ["step_up", "confirm_email", "confirm_phone"] as const) {
    const pending = await begin[purpose](of);
    if (!pending) throw new Error("nothing pending");
    world.clock.pass({ seconds: 30 });
    for (const use of [SIGN_IN, { purpose, session: of.elsewhere }, { purpose, session: of.colleague }]) {
      const sent = await sendSignInCode(context, { ...form({ ...of, ...pending }), use, channel: null });
      expect(sent).toEqual({ ok: false, why: "login_gone", how: "missing" });
    }
  }
});

async function rowOf({ account }: Cast, { token }: Pending) {
  const login = await findLogin(context, account.place, token);
  return (
    login && { tries: [login.codeTries, login.recoveryTries], completedAt: login.completedAt, failedAt: login.failedAt }
  );
}

async function chargedTo(accountId: string) {
  return database.owner.db.execute(sql`select kind, spent from budgets
    where subject = ${accountId} and kind = 'codes'`);
}
