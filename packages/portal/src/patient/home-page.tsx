import { requirePerson } from "@countersign/auth/guard.ts";
import { HomePage } from "../home/home-page.tsx";

/** `/` of patients. */
export async function PatientHomePage() {
  return <HomePage person={await requirePerson({ kind: "patient" })} />;
}
