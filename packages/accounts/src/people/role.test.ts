import { expect, it } from "vitest";
import { type Capability, hasConsole, may, type Role } from "./role.ts";

const table: Readonly<Record<Capability, readonly Role[]>> = {
  see_people: ["helpdesk", "admin"],
  rescue_people: ["helpdesk", "admin"],
  manage_people: ["admin"],
  change_policy: ["admin"],
  read_trail: ["admin"],
};

it.each(Object.entries(table))("%s is for %s and nobody else", (capability, allowed) => {
  for (const role of ["staff", "helpdesk", "admin", null] as const) {
    expect(may(role, capability as Capability)).toBe(role !== null && allowed.includes(role));
  }
});

it("the console is for admins and the helpdesk", () => {
  expect([null, "staff", "helpdesk", "admin"].map((role) => hasConsole(role as Role | null))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
