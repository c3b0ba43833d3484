import { auditEvents, newId, readKeyring, type SessionId } from "@countersign/db";
import { createTestDatabase } from "@countersign/db/testing/test-database.ts";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../people/actor.ts";
import { createAccount } from "../../people/create-account.ts";
import type { Role } from "../../people/role.ts";
import { findClinic } from "../clinic.ts";
import { createClinic } from "../create-clinic.ts";
import { findLogo } from "./find-logo.ts";
import type { CleanLogo } from "./logo.ts";
import { saveLogo } from "./save-logo.ts";

const database = await createTestDatabase();
afterAll(() => database.close());
const context = {
  db: database.db,
  now: () => new Date("2026-12-01T09:00:00Z"),
  keys: readKeyring(`test:${Buffer.alloc(32, 7).toString("base64url")}`),
};
const visitor = { address: "192.0.2.7", browser: "Firefox on Linux" };
const drawn = (text: string): CleanLogo => ({
  mediaType: "image/svg+xml",
  bytes: Buffer.from(text),
  width: 24,
  height: 8,
});

let clinics = 0;
let slug = "";
let admin: Actor;

async function clinicWith(role: Role): Promise<Actor> {
  clinics += 1;
  slug = `hill${clinics}`;
  const clinic = await createClinic(context, { slug, name: "Hill", helpPhone: "020 7946 0999" });
  if (!clinic.ok) throw new Error("The clinic exists already.");
  const account = await createAccount(context, clinic.clinicId, {
    kind: "staff",
    role,
    name: role,
    email: `${role}@${slug}.example`,
    passwordHash: null,
  });
  if (!account.ok) throw new Error("The address is taken.");
  return { clinicId: clinic.clinicId, accountId: account.accountId, sessionId: newId<SessionId>(context.now()) };
}

beforeEach(async () => {
  admin = await clinicWith("admin");
});

const save = (logo: CleanLogo | null, actor = admin) => saveLogo(context, { actor, logo, visitor });
const version = async () => (await findClinic(database.db, slug))?.logoVersion ?? null;
const shown = async (of = slug) => {
  const at = await version();
  return at && ((await findLogo(database.db, of, at))?.bytes.toString() ?? null);
};

describe("a clinic's logo", () => {
  it("is shown at an address that changes with it, and at no other clinic's", async () => {
    expect(await save(drawn("<svg>1</svg>"))).toEqual({ ok: true });
    const first = await version();
    expect(first).toMatch(/^[0-9a-f]{16}-24x8$/);
    expect(await shown()).toBe("<svg>1</svg>");
    expect(await save(drawn("<svg>2</svg>"))).toEqual({ ok: true });
    expect(await shown()).toBe("<svg>2</svg>");
    expect(await findLogo(database.db, slug, first ?? "")).toBeNull();
    const here = slug;
    await clinicWith("admin");
    expect(await findLogo(database.db, slug, first ?? "")).toBeNull();
    slug = here;
  });

  it("is taken away whole", async () => {
    await save(drawn("<svg/>"));
    expect(await save(null)).toEqual({ ok: true });
    expect([await version(), await shown()]).toEqual([null, null]);
  });

  it("leaves one line in the trail for each change, and none where nothing changed", async () => {
    await save(drawn("<svg/>"));
    expect(await save(drawn("<svg/>"))).toEqual({ ok: false, why: "nothing_changed" });
    await save(null);
    expect(await save(null)).toEqual({ ok: false, why: "nothing_changed" });
    const mine = and(eq(auditEvents.clinicId, admin.clinicId), eq(auditEvents.event, "clinic.settings_changed"));
    const events = await database.owner.db.select().from(auditEvents).where(mine).orderBy(auditEvents.id);
    const changes = events.map(({ details }) => details);
    expect(changes).toEqual([
      { changed: ["logo"], from: { logo: null }, to: { logo: expect.any(String) } },
      { changed: ["logo"], from: { logo: expect.any(String) }, to: { logo: null } },
    ]);
  });

  it("is an admin's to change", async () => {
    const helpdesk = await clinicWith("helpdesk");
    expect(await save(drawn("<svg/>"), helpdesk)).toEqual({ ok: false, why: "not_allowed" });
    expect(await version()).toBeNull();
  });
});
