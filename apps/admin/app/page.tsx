import { requirePerson } from "@countersign/auth/guard.ts";
import { redirect } from "next/navigation";

/** The console's first page is the list of staff. */
export default async function FirstPage() {
  await requirePerson({ may: "see_people" });
  redirect("/staff");
}
