import { redirect } from "next/navigation";

/** An address people know from other systems. */
export default function SettingsProfilePage() {
  redirect("/profile/login");
}
