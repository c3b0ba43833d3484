import type { Portal } from "@countersign/db";
import { publishedActions } from "../fixtures/build.ts";
import { callAction } from "../fixtures/call-action.ts";
import { clinicState } from "../fixtures/clinic-state.ts";
import type { Person } from "../fixtures/person.ts";
import { signInWithCode, signInWithPassword } from "../fixtures/signing-in.ts";
import { expect, test } from "../fixtures/test.ts";
import { cookiesRenamedFor, pendingLogin } from "../fixtures/visitors.ts";

/** What a form of ours could hold, and more: whoever calls an action by hand sends whatever they like. */
function formOf(person: Person): Record<string, string> {
  return {
    email: person.email,
    password: "not the password",
    code: "000000",
    login: "00000000-0000-7000-8000-000000000000",
    accountId: person.accountId,
    kind: "staff",
    action: "reset_two_factor",
    reason: "because I can",
    stored: "on",
    typedBack: "AAAA-AAAA-AAAA-AAAA",
    session: person.accountId,
    event: person.accountId,
    authenticator: person.accountId,
    name: "Theirs",
    phone: "+447812345678",
    channel: "text",
    staffMode: "optional",
    patientMode: "off",
    skipsAllowed: "20",
  };
}

for (const portal of ["staff", "admin", "patient"] as const satisfies Portal[]) {
  test(`every action of the ${portal} portal, called by whoever may not, changes nothing and tells nothing`, async ({
    system,
    clinic,
    otherClinic,
    newBrowser,
  }) => {
    await clinic.policy("patient", "required_every_login");
    const victim =
      portal === "patient"
        ? await clinic.patientWithApp()
        : portal === "admin"
          ? await clinic.admin()
          : await clinic.enrolled();
    const nurse = await clinic.staff();
    const stranger = await otherClinic.admin();
    const nursesPage = await newBrowser();
    await signInWithPassword(nursesPage, nurse);
    const strangersPage = await newBrowser();
    await signInWithCode(strangersPage, stranger);
    const visitors: Record<string, () => Promise<Record<string, string>>> = {
      nobody: async () => ({}),
      "somebody halfway in": () => pendingLogin(system, victim),
      "another clinic's admin": () =>
        cookiesRenamedFor(strangersPage.context(), { portal: "admin", address: stranger.url() }, portal),
    };
    if (portal !== "staff") {
      visitors["a nurse"] = () =>
        cookiesRenamedFor(nursesPage.context(), { portal: "staff", address: nurse.url() }, portal);
    }

    const actions = await publishedActions(portal);
    expect(actions.map(({ name }) => name)).toContain("signIn");
    for (const [who, cookies] of Object.entries(visitors)) {
      await test.step(who, async () => {
        const before = await clinicState(system.context, clinic.id);
        for (const action of actions) {
          const route = action.route.replace("[id]", victim.accountId).replace("[token]", "x".repeat(43));
          const answer = await callAction(victim.url(route), action, await cookies(), formOf(victim));
          const what = `${action.name} at ${route} by ${who}, answered ${answer.status}`;
          const told = ["Sign out", victim.name, victim.email].filter((secret) => answer.body.includes(secret));
          expect(action.name === "signIn" ? [] : told, what).toEqual([]);
          expect([answer.headers["set-cookie"] ?? []].flat().join(), what).not.toMatch(/-session=[^;]/);
        }
        expect(await clinicState(system.context, clinic.id), `everything, called by ${who}`).toEqual(before);
      });
    }
  });
}
