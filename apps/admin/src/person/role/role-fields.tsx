import type { Role } from "@countersign/accounts";
import { FormChoice } from "@countersign/portal/form/form-fields.tsx";
import { roleOptions } from "./role-words.ts";

/** The roles to choose from; the one they have is chosen. */
export function RoleFields({ role }: { role: Role | null }) {
  return <FormChoice label="Role" name="role" options={roleOptions} defaultValue={role ?? "staff"} />;
}
