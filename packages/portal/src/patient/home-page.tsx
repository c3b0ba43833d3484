import { requirePerson } from "@countersign/auth/guard.ts";
import { HomePage } from "../home/home-page.tsx";
import { setUpApp } from "./profile/app/set-up-app.ts";

/** `/` of patients. */
export async function PatientHomePage() {
  const person = await requirePerson({ kind: "patient" });
  return <HomePage person={person} starts={{ use_app: setUpApp }} />;
}
