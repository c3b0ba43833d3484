import type { Portal } from "@countersign/db";
import type { Page } from "@playwright/test";
import { publishedActions } from "../fixtures/build.ts";
import { callAction } from "../fixtures/call-action.ts";
import type { TestClinic } from "../fixtures/clinic.ts";
import { clinicState } from "../fixtures/clinic-state.ts";
import { codeIn, type Inbox } from "../fixtures/inbox.ts";
import type { Person } from "../fixtures/person.ts";
import { postForm } from "../fixtures/posted-form.ts";
import { makeNewCodes } from "../fixtures/profile.ts";
import { ask, cookiesFor } from "../fixtures/raw-request.ts";
import { signInWithCode, typeCode } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";

type Fields = Readonly<Record<string, string>>;
type Wishes = Readonly<Record<string, (whom: Person) => Fields>>;

const nothing = () => ({});
const SOME_ID = "01990000-0000-7000-8000-000000000000";
const about = ({ accountId }: Person) => ({ kind: "staff", accountId, reason: "because I can" });

/** What changes how somebody signs in, or takes data out: each with a form that it would accept. */
const ofStaff: Wishes = {
  addAuthenticator: nothing,
  chooseLost: () => ({ authenticator: SOME_ID }),
  chooseMoving: () => ({ authenticator: SOME_ID }),
  changeOwnPassword: ({ password }) => ({ current: password, password: "nine purple lighthouses" }),
  moveAuthenticator: nothing,
  newRecoveryCodes: nothing,
  openChange: nothing,
  remove: () => ({ authenticator: SOME_ID }),
  sendEmailCode: () => ({ email: "other@elsewhere.example" }),
};
const needFresh: Readonly<Record<Portal, Wishes>> = {
  staff: ofStaff,
  admin: {
    ...ofStaff,
    actOnPerson: (whom) => ({ ...about(whom), action: "reset_two_factor" }),
    approve: ({ accountId }) => ({ accountId, requestId: SOME_ID }),
    cancelScheduled: () => ({ scheduleId: SOME_ID }),
    confirmExport: () => ({ format: "csv" }),
    postContact: (whom) => ({ ...about(whom), email: "other@elsewhere.example", identityChecked: "on" }),
    postRole: (whom) => ({ ...about(whom), role: "admin" }),
    sendAgain: about,
    sendInvitation: () => ({ kind: "staff", name: "Ada Green", email: "ada@elsewhere.example", role: "admin" }),
    sendLink: ({ accountId }) => ({ accountId }),
    sendReminders: () => ({ kind: "staff", status: "not_enrolled" }),
    startRun: () => ({ kind: "staff", runId: SOME_ID }),
  },
  patient: {
    openChange: nothing,
    changeOwnPassword: ofStaff.changeOwnPassword ?? nothing,
    sendEmailCode: ofStaff.sendEmailCode ?? nothing,
    sendPhoneCode: () => ({ phone: "+447312345678" }),
    setUpApp: nothing,
    turnOff: nothing,
  },
};

/** Everything else that a portal publishes, and why it asks for no step-up. What stands in no list fails the test. */
const otherwise: Readonly<Record<string, readonly string[]>> = {
  "asks for a code or the password itself": [
    "confirm confirmAdded confirmEmailCode confirmMoved confirmPatient confirmPhoneCode disable",
    "enable enableNewPhone replaceUnseenCodes",
  ],
  "is begun without a session, by password, code or mailed link": [
    "acceptInvitationForm askForLink beginSession cancelSignIn enrolAtLogin reEnrol setNewPassword signIn skip stop",
    "storeCodesAtLogin verifyCode verifyRecovery verifySentCode",
  ],
  "leads on, names something, or sets up what is not there yet, for the password": [
    "cancelSetUp cancelStepUp notNow rename sendNewCode startSetUp storeCodes turnOn",
  ],
  "takes something from sessions and devices of the same account only": [
    "endAllTrust endOthers endSession endTrustOf secureAccount signOut",
  ],
  "wants a file or a form of its own, in a story of its own": [
    "removeLogo saveGeneral saveLimits saveReviewed uploadLogo",
  ],
  "changes nothing, or stops what was begun": ["cancel checkFile reviewChange sendReminder stopReminders stopRun"],
};
const asksForNone = new Set(Object.values(otherwise).flatMap((names) => names.join(" ").split(" ")));

type Arrival = { clinic: TestClinic; page: Page; inbox: Inbox; phone: string };

/** Somebody of each portal who has a factor, signed in with it. */
const signedInAt: Readonly<Record<Portal, (arrival: Arrival) => Promise<Person>>> = {
  staff: ({ clinic, page }) => clinic.enrolled().then((nurse) => signInWithCode(page, nurse).then(() => nurse)),
  admin: ({ clinic, page }) => clinic.admin().then((admin) => signInWithCode(page, admin).then(() => admin)),
  async patient({ clinic, page, inbox, phone }) {
    const patient = await clinic.patient({ signInCodes: true, phone });
    const { email, password } = patient;
    const next = await postForm(page, patient.url("/login"), { email, password });
    await page.goto(await postForm(page, next, { code: codeIn(await inbox.newest(email, 1)) }));
    return patient;
  },
};

for (const portal of ["staff", "admin", "patient"] as const) {
  test(`without a fresh code, whatever changes security at the ${portal} portal begins a step-up and does nothing`, async ({
    system,
    clinic,
    page,
    inbox,
    uniquePhone,
    wait,
  }) => {
    await clinic.policy("patient", "optional");
    const nurse = await clinic.enrolled();
    const person = await signedInAt[portal]({ clinic, page, inbox, phone: uniquePhone });
    await wait(person, { minutes: 11 });

    const headers = await cookiesFor(page.context(), person.url());
    const actions = await publishedActions(portal);
    const fresh = needFresh[portal];
    const before = await clinicState(system.context, clinic.id);
    const found: string[] = [];
    for (const action of actions) {
      const { name } = action;
      const fields = fresh[name];
      // What patients have in common with staff is tried there, by people who have an authenticator.
      if (!fields && !asksForNone.has(name) && !Object.hasOwn(ofStaff, name)) found.push(`${name} stands in no list`);
      if (!fields) continue;
      const route = action.route.replace("[id]", nurse.accountId).replace(/\[\w+\]/, SOME_ID);
      const answer = await callAction(person.url(route), action, headers, fields(portal === "admin" ? nurse : person));
      const led = answer.headers["x-action-redirect"];
      if (!String(led).startsWith("/confirm")) found.push(`${name} answered ${answer.status} and led to ${led}`);
    }
    expect(found).toEqual([]);
    expect(Object.keys(fresh).filter((name) => !actions.some((action) => action.name === name))).toEqual([]);
    expect(await clinicState(system.context, clinic.id)).toEqual(before);
  });
}

test("a step-up counts once, in the session in which it was begun, and gives that session another id", async ({
  page,
  clinic,
  newBrowser,
  wait,
  system,
}) => {
  const nurse = await clinic.enrolled();
  const colleague = await clinic.enrolled();
  const [phone, theirs] = [await newBrowser(), await newBrowser()];
  await signInWithCode(phone, nurse);
  await signInWithCode(theirs, colleague);
  await signInWithCode(page, nurse);
  await wait(nurse, { minutes: 11 });
  await page.goto(nurse.url("/profile/login?edit"));
  await makeNewCodes(page);
  await expect(page.getByRole("heading", { name: "Confirm it's you" })).toBeVisible();
  const held = (await cookiesFor(page.context(), nurse.url())).Cookie ?? "";
  const login = held.split("; ").find((cookie) => cookie.includes("-login=")) ?? "";
  expect(login).not.toBe("");

  await test.step("in another session it is none, be it the same person's", async () => {
    for (const browser of [phone, theirs]) {
      const { Cookie } = await cookiesFor(browser.context(), nurse.url());
      const answer = await ask(nurse.url("/confirm"), { headers: { Cookie: `${Cookie}; ${login}` } });
      expect(answer.body).toContain("There is nothing to confirm");
      expect(answer.body).not.toContain("Authentication code");
    }
  });

  await test.step("in its own it goes on with what was wished for, once", async () => {
    await typeCode(page, await nurse.authenticator.code(), "Confirm");
    await expect(page.getByRole("status")).toHaveText(/New recovery codes are made/);
    const made = await clinicState(system.context, clinic.id);
    await page.goBack();
    await page.reload();
    await page.goto(nurse.url("/confirm"));
    await expect(page.getByText("There is nothing to confirm")).toBeVisible();
    expect(await clinicState(system.context, clinic.id)).toEqual(made);
  });

  await test.step("what a thief copied before it is worth nothing after it", async () => {
    for (const path of ["/", "/confirm", "/profile/recovery-codes"]) {
      const answer = await ask(nurse.url(path), { headers: { Cookie: held } });
      expect([answer.status, answer.headers.location]).toEqual([
        307,
        expect.stringMatching(/^\/login\?.*because=ended/),
      ]);
    }
  });
});
