import { readHistory } from "@countersign/audit";
import { context } from "@countersign/auth/context.ts";
import { visitor } from "@countersign/auth/place.ts";
import { listTrustedDevices, type Person, trustsDevices } from "@countersign/twofactor";
import { latelyEvents, type News, newsIn, type RecentSignIn, signInsIn } from "./lately.ts";

/** Enough for three sign-ins among as many confirmations as somebody makes in a few days. */
const EVENTS_READ = 30;

/** What home says beyond what the guard found out: two statements at most. */
export async function readHome(person: Person): Promise<{
  readonly trustedDevices: number;
  readonly news: News | null;
  readonly signIns: readonly RecentSignIn[];
}> {
  const { db, now } = context();
  const { clinicId, accountId } = person;
  const at = now();
  const [rows, devices, here] = await Promise.all([
    readHistory(db, { clinicId, accountId, events: latelyEvents, limit: EVENTS_READ }),
    trustsDevices(person.policy.mode) ? listTrustedDevices(db, person, at) : [],
    visitor(),
  ]);
  return { trustedDevices: devices.length, news: newsIn(rows, { ...here, now: at }), signIns: signInsIn(rows) };
}
