import { requireLoginAt } from "../held-login.ts";
import { AppCode } from "./app-code.tsx";

/** `/login/code` of staff and admins: the code of the authenticator app. */
export async function CodePage() {
  return <AppCode {...(await requireLoginAt("enter-code"))} />;
}
