import type { Kind } from "@countersign/db";
import { ActionForm } from "@countersign/portal/form/action-form.tsx";
import { FormFile } from "@countersign/portal/form/form-fields.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { checkFile } from "./check-file.ts";

const columns: Readonly<Record<Kind, string>> = {
  staff: "Columns: name, email, and role (staff, helpdesk or admin; staff where it is empty).",
  patient: "Columns: name, email, and mobile where you have it.",
};

/** Many people at once: the file is checked first, and nobody is invited before you have seen what it says. */
export function FileSection({ kind }: { kind: Kind }) {
  return (
    <Section
      id="many"
      title="Invite many from a file"
      lead="The file is checked first: you see who would be invited and which lines are refused and why. Nobody is invited before you say so."
    >
      <div className="max-w-md">
        <ActionForm action={checkFile}>
          <input type="hidden" name="kind" value={kind} />
          <FormFile
            label="CSV file"
            name="file"
            accept=".csv,.txt,.tsv,text/csv"
            hint={`${columns[kind]} Up to 50,000 people and 10 MB.`}
          />
          <div>
            <SubmitButton look="secondary">Check file</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </Section>
  );
}
