import { requirePerson } from "@countersign/auth/guard.ts";
import { mayChangeSecurity, type Person } from "@countersign/twofactor";
import { redirect } from "next/navigation";
import { PROFILE } from "./profile-paths.ts";

/** Whoever is signed in and may change their authenticators in this session; after a skip that is nobody. */
export async function requireSecurityOwner(): Promise<Person> {
  const person = await requirePerson();
  if (!mayChangeSecurity(person)) redirect(PROFILE);
  return person;
}
