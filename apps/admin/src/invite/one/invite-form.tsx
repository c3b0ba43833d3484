import type { Kind } from "@countersign/db";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormChoice, FormText } from "@countersign/portal/form/form-fields.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { sendInvitation } from "./send-invitation.ts";

const titles: Readonly<Record<Kind, string>> = { staff: "Invite somebody", patient: "Invite one patient" };

const roles = [
  { value: "staff", label: "Staff", description: "Signs in to the staff portal." },
  { value: "admin", label: "Admin", description: "May also use this console, with a second factor always." },
] as const;

/** One person: who they are, and for staff what they may do. */
export function InviteForm({ kind }: { kind: Kind }) {
  return (
    <Section id="one" title={titles[kind]}>
      <div className="max-w-md">
        <ActionForm action={sendInvitation}>
          <input type="hidden" name="kind" value={kind} />
          <FormText label="Name" name="name" autoComplete="off" />
          <FormText label="Email" name="email" type="email" autoComplete="off" />
          {kind === "staff" ? (
            <FormChoice label="Role" name="role" options={roles} defaultValue="staff" />
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
