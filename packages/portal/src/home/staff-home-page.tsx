import { requirePerson } from "@countersign/auth/guard.ts";
import { HomePage } from "./home-page.tsx";

/** `/` of the staff portal. */
export async function StaffHomePage() {
  return <HomePage person={await requirePerson({ kind: "staff" })} />;
}
