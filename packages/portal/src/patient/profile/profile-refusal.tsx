import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { profileRefusals } from "./profile-done.ts";

/** Why something that was begun elsewhere came to nothing, if the address says so; any other word says nothing. */
export function ProfileRefusal({ because }: { because: unknown }) {
  if (typeof because !== "string" || !Object.hasOwn(profileRefusals, because)) return null;
  return <FormAlert focus>{profileRefusals[because as keyof typeof profileRefusals]}</FormAlert>;
}
