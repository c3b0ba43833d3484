import type { Kind } from "@countersign/db";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormChoice, FormText } from "@countersign/portal/form/form-fields.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { roleOptions } from "../../person/role/role-words.ts";
import { sendInvitation } from "./send-invitation.ts";

const titles: Readonly<Record<Kind, string>> = { staff: "Invite somebody", patient: "Invite one patient" };

/** One person: who they are, and for staff what they may do, where whoever invites may give that. */
export function InviteForm({ kind, mayGiveRoles }: { kind: Kind; mayGiveRoles: boolean }) {
  return (
    <Section id="one" title={titles[kind]}>
      <div className="max-w-md">
        <ActionForm action={sendInvitation}>
          <input type="hidden" name="kind" value={kind} />
          <FormText label="Name" name="name" autoComplete="off" />
          <FormText label="Email" name="email" type="email" autoComplete="off" />
          {kind === "staff" ? (
            <RoleField mayGiveRoles={mayGiveRoles} />
          ) : (
            <FormText
              label="Mobile number (optional)"
              name="phone"
              type="tel"
              autoComplete="off"
              hint="Codes go there only after the patient has confirmed it."
            />
          )}
          <div>
            <SubmitButton>Send invitation</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Section>
  );
}

function RoleField({ mayGiveRoles }: { mayGiveRoles: boolean }) {
  if (mayGiveRoles) return <FormChoice label="Role" name="role" options={roleOptions} defaultValue="staff" />;
  return <input type="hidden" name="role" value="staff" />;
}
