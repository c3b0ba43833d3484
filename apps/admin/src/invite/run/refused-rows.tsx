import type { InvitationRun, RefusedRow } from "@countersign/accounts";
import { ButtonRow } from "@countersign/ui/action/button-row.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { Table } from "@countersign/ui/data/table.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { refusedFilePath, runPath } from "../invite-paths.ts";
import { reasonOf } from "./run-sentences.ts";

/** Lines of a file that are not invited, a page of them. */
export interface RefusedRowsProps {
  run: InvitationRun;
  rows: readonly RefusedRow[];
  /** How phone numbers without a country code were read. */
  country: string;
  /** The line behind which they begin. */
  after: number;
  more: boolean;
}

/** What those lines say and why they are left out, with all of them as a file. */
export function RefusedRows({ run, rows, country, after, more }: RefusedRowsProps) {
  const { kind, runId, alreadyHere, refused } = run;
  const last = rows.at(-1)?.line;
  return (
    <Section
      id="refused"
      title="Lines that are not invited"
      actions={
        alreadyHere + refused === 0 ? null : (
          <LinkButton href={refusedFilePath(kind, runId)} download="not-invited.csv">
            Download as CSV
          </LinkButton>
        )
      }
    >
      {rows.length === 0 ? (
        <EmptyState>{after === 0 ? "None." : "No more of them."}</EmptyState>
      ) : (
        <Table
          caption="Lines that are not invited"
          captionHidden
          columns={[
            { label: "Line", long: false },
            ...["Name", "Email", "Reason"].map((label) => ({ label, long: true })),
          ]}
          rows={rows.map((row) => ({
            id: String(row.line),
            cells: [<LineNumber key="line" line={row.line} />, row.name, row.email, reasonOf(row, country)],
          }))}
        />
      )}
      {after === 0 && !more ? null : (
        <ButtonRow>
          {after === 0 ? null : <LinkButton href={runPath(kind, runId)}>First page</LinkButton>}
          {more && last !== undefined ? (
            <LinkButton href={runPath(kind, runId, { after: String(last) })}>Next page</LinkButton>
          ) : null}
        </ButtonRow>
      )}
    </Section>
  );
}

/** On a narrow screen nothing else says what the number is. */
function LineNumber({ line }: { line: number }) {
  return (
    <>
      <span className="rows:hidden">Line </span>
      {line}
    </>
  );
}
