import { requirePerson } from "@countersign/auth/guard.ts";
import { startSetUp } from "../profile/set-up/start-set-up.ts";
import { HomePage } from "./home-page.tsx";

/** `/` of the staff portal. */
export async function StaffHomePage() {
  const person = await requirePerson({ kind: "staff" });
  return <HomePage person={person} starts={{ set_up: startSetUp, set_up_required: startSetUp }} />;
}
