import { describe, expect, it } from "vitest";
import { type SessionFacts, type SessionStanding, sessionStanding } from "./session-standing.ts";

const now = new Date("2026-11-23T18:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const session: SessionFacts = {
  portal: "staff",
  method: "password",
  startedAt: ago(5),
  lastSeenAt: ago(1),
  expiresAt: ago(-60),
  endedAt: null,
  endedBy: null,
  deactivatedAt: null,
  role: "staff",
  mode: "optional",
  skipsAllowed: 5,
  skipsSpent: 0,
  authenticators: 0,
  idleMinutes: 30,
};
const LIVE: SessionStanding = { live: true, notice: null };
const GRACE: SessionStanding = { live: true, notice: "set_up_next_time" };
const dead = (why: Extract<SessionStanding, { live: false }>["why"]): SessionStanding => ({ live: false, why });
const required = { mode: "required_every_login" } as const;
const admin = { portal: "admin", role: "admin", method: "authenticator", authenticators: 1 } as const;
const patient = { portal: "patient", role: null } as const;

type Row = readonly [name: string, facts: Partial<SessionFacts>, standing: SessionStanding];
const rowsOf = (rows: readonly Row[]) => rows;

describe("time", () => {
  it.each(
    rowsOf([
      ["seen a moment ago", {}, LIVE],
      ["idle for a millisecond less than half an hour", { lastSeenAt: new Date(ago(30).getTime() + 1) }, LIVE],
      ["idle for half an hour", { lastSeenAt: ago(30) }, dead("idle")],
      ["at its end to the millisecond", { expiresAt: now }, dead("expired")],
      ["a millisecond before its end", { expiresAt: new Date(now.getTime() + 1) }, LIVE],
      [
        "signed out, and past its end too",
        { endedAt: ago(1), endedBy: "signed_out", expiresAt: now },
        dead("signed_out"),
      ],
      [
        "ended elsewhere, and idle too",
        { endedAt: ago(1), endedBy: "ended_elsewhere", lastSeenAt: ago(90) },
        dead("ended_elsewhere"),
      ],
      [
        "ended because its person said that something was not them",
        { endedAt: ago(1), endedBy: "disowned" },
        dead("disowned"),
      ],
      ["ended by nobody who is known", { endedAt: ago(1) }, dead("signed_out")],
      [
        "ended by the clinic, which also deactivated the account",
        { endedAt: ago(1), endedBy: "admin", deactivatedAt: ago(1) },
        dead("inactive"),
      ],
    ]),
  )("%s", (_name, facts, standing) => {
    expect(sessionStanding({ ...session, ...facts }, now)).toEqual(standing);
  });
});

describe("what a trusted device began", () => {
  const device = { method: "trusted_device", authenticators: 1 } as const;
  it.each(
    rowsOf([
      ["goes on while the policy trusts devices", { ...device, mode: "required_once_per_device" }, LIVE],
      ["goes on while the policy asks nobody", { ...device, ...patient, mode: "off" }, LIVE],
      ["ends when every login is to be asked", { ...device, mode: "required_every_login" }, dead("policy")],
      ["ends under Optional", { ...device, mode: "optional" }, dead("policy")],
      ["ends where no policy can be read", { ...device, mode: null }, dead("policy")],
    ]),
  )("%s", (_name, facts, standing) => {
    expect(sessionStanding({ ...session, ...facts }, now)).toEqual(standing);
  });
});

describe("person and role", () => {
  it.each(
    rowsOf([
      ["deactivated", { deactivatedAt: ago(0) }, dead("inactive")],
      ["an admin at the console", admin, LIVE],
      ["demoted at the console", { ...admin, role: "staff" }, dead("inactive")],
      ["an admin at the staff portal", { role: "admin" }, LIVE],
      [
        "the console without a factor, under Optional too",
        { ...admin, method: "password", authenticators: 0 },
        dead("policy"),
      ],
      ["the console after the factor went", { ...admin, authenticators: 0 }, dead("policy")],
      [
        "the console with the password alone although there is a factor",
        { ...admin, method: "password" },
        dead("policy"),
      ],
    ]),
  )("%s", (_name, facts, standing) => {
    expect(sessionStanding({ ...session, ...facts }, now)).toEqual(standing);
  });
});

describe("policy", () => {
  it.each(
    rowsOf([
      ["password alone under Optional", {}, LIVE],
      ["password alone although there is a factor now", { authenticators: 1 }, dead("policy")],
      ["a skip although there is a factor now", { method: "skip", authenticators: 1 }, dead("policy")],
      ["turned to Required, skips left", required, GRACE],
      ["turned to Required, none left", { ...required, skipsSpent: 5 }, dead("policy")],
      ["turned to Required, none allowed", { ...required, skipsAllowed: 0 }, dead("policy")],
      ["turned to Required, eight hours after it began", { ...required, startedAt: ago(480) }, dead("expired")],
      ["the last skip, just spent", { ...required, method: "skip", skipsSpent: 5 }, GRACE],
      ["a skip eight hours ago", { ...required, method: "skip", startedAt: ago(480) }, dead("expired")],
      ["a policy that cannot be read", { mode: null }, GRACE],
      ["a policy that cannot be read, no skips", { mode: null, skipsAllowed: 0 }, dead("policy")],
      ["a factor that exists", { ...required, method: "authenticator", authenticators: 1 }, LIVE],
      ["a factor that once did, skips left", { ...required, method: "authenticator" }, GRACE],
      ["a factor that once did, none left", { ...required, method: "authenticator", skipsSpent: 5 }, dead("policy")],
      ["a factor that once did, under Optional", { method: "authenticator" }, LIVE],
      ["a patient under Off", { ...patient, mode: "off" }, LIVE],
      ["a patient under Optional", { ...patient, mode: "optional" }, LIVE],
      ["a patient without a code under Required", { ...patient, ...required }, dead("policy")],
      ["a patient whose policy cannot be read", { ...patient, mode: null }, dead("policy")],
      ["a patient with a code under Required", { ...patient, ...required, method: "email_code" }, LIVE],
    ]),
  )("%s", (_name, facts, standing) => {
    expect(sessionStanding({ ...session, ...facts }, now)).toEqual(standing);
  });
});
