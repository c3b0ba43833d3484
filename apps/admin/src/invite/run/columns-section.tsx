import type { InvitationRun } from "@countersign/accounts";
import { Table } from "@countersign/ui/data/table.tsx";
import { Section } from "@countersign/ui/page/section.tsx";

type Columns = NonNullable<InvitationRun["columns"]>;

const uses: Readonly<Record<NonNullable<Columns[number]["use"]>, string>> = {
  name: "Name",
  first_name: "First name",
  last_name: "Last name",
  email: "Email",
  role: "Role",
  phone: "Mobile number",
};

/** How each column of a file was understood, so that a wrong guess is seen before anyone is invited. */
export function ColumnsSection({ run: { columns, skipped, kind } }: { run: InvitationRun }) {
  if (!columns) return null;
  return (
    <Section
      id="columns"
      title="How your columns were read"
      lead="Check this before you send invitations. Where several columns have the same use, the first one that is filled in counts, and a mobile number counts before any other."
    >
      {skipped && skipped.length > 0 ? (
        <p className="wrap-anywhere text-ink-muted text-sm">
          Skipped above the headings: {skipped.map((line) => `\u201c${line}\u201d`).join(", ")}
        </p>
      ) : null}
      <Table
        caption="How your columns were read"
        captionHidden
        columns={[{ label: "Your column", long: true }, { label: "Used as" }, { label: "Example", long: true }]}
        rows={columns.map(({ heading, use, example }, at) => ({
          id: String(at),
          cells: [heading || `Column ${at + 1}`, usedAs(use, kind), example || "\u2013"],
        }))}
      />
    </Section>
  );
}

/** Staff have no number and patients no role here: such columns are understood, and left alone. */
function usedAs(use: Columns[number]["use"], kind: InvitationRun["kind"]): string {
  const isNeeded = use !== null && use !== (kind === "staff" ? "phone" : "role");
  return isNeeded ? uses[use] : "Left alone";
}
