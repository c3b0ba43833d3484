import { type Role, roles } from "@countersign/accounts";

/** What each role is called. */
export const roleNames: Readonly<Record<Role, string>> = { staff: "Staff", helpdesk: "Helpdesk", admin: "Admin" };

const meanings: Readonly<Record<Role, string>> = {
  staff: "Signs in to the staff portal.",
  helpdesk: "May also use this console to help people who cannot sign in: no settings, no files, no admins.",
  admin: "May also use this console in full. Like the helpdesk, with a second factor always.",
};

/** The roles as somebody chooses one. */
export const roleOptions = roles.map((role) => ({ value: role, label: roleNames[role], description: meanings[role] }));
