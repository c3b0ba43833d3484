import { context } from "@countersign/auth/context.ts";
import { listAuthenticators, type Person } from "@countersign/twofactor";
import { textOf } from "../../frame/page-props.ts";
import { AddDialog } from "./add-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";

/** The query of the profile's address. */
export type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The dialog about authenticators that the profile's address opens, where it makes sense for this person. */
export async function AuthenticatorDialogs({ person, search }: { person: Person; search: Search }) {
  const dialog = textOf(search.dialog);
  if (dialog === "add") return <AddDialog person={person} />;
  if (dialog !== "rename" && dialog !== "remove") return null;
  const authenticators = await listAuthenticators(context().db, person);
  const authenticator = authenticators.find(({ id }) => id === textOf(search.authenticator));
  if (!authenticator) return null;
  if (dialog === "rename") return <RenameDialog authenticator={authenticator} />;
  const last = authenticators.length === 1;
  return last && person.kind === "staff" ? null : <RemoveDialog authenticator={authenticator} last={last} />;
}
