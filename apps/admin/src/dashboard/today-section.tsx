import type { LoginEnding, LoginsToday } from "@countersign/twofactor";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Table } from "@countersign/ui/data/table.tsx";
import { EmptyState } from "@countersign/ui/feedback/empty-state.tsx";
import { Section } from "@countersign/ui/page/section.tsx";

/** How a login ended, in the order in which it is told. */
const endings: Readonly<Record<LoginEnding, { readonly words: string; readonly outcome: "success" | "failure" }>> = {
  authenticator: { words: "Signed in with an authenticator", outcome: "success" },
  trusted_device: { words: "Signed in on a trusted device", outcome: "success" },
  email_code: { words: "Signed in with a code by email", outcome: "success" },
  text_code: { words: "Signed in with a code by text", outcome: "success" },
  recovery_code: { words: "Signed in with a recovery code", outcome: "success" },
  enrolment: { words: "Signed in after setting it up", outcome: "success" },
  skip: { words: "Skipped setting it up", outcome: "success" },
  password: { words: "Signed in with the password alone", outcome: "success" },
  wrong_password: { words: "Wrong password", outcome: "failure" },
  wrong_codes: { words: "Ended by wrong codes", outcome: "failure" },
};

/** Today's logins by method and outcome. Numbers lead to the trail for whoever may read it. */
export function TodaySection({ logins, day, trail }: { logins: readonly LoginsToday[]; day: string; trail: boolean }) {
  const told = Object.entries(endings).flatMap(([ending, { words, outcome }]) => {
    const of = (kind: LoginsToday["kind"]) =>
      logins.find((some) => some.ending === ending && some.kind === kind)?.logins ?? 0;
    if (of("staff") + of("patient") === 0) return [];
    const number = (count: number) =>
      trail && count > 0 ? (
        <TextLink href={`/audit?kind=sign_ins&outcome=${outcome}&from=${day}`}>{written(count)}</TextLink>
      ) : (
        written(count)
      );
    return [{ id: ending, cells: [words, number(of("staff")), number(of("patient"))] }];
  });
  return (
    <Section id="today" title="Today" lead="Logins since midnight, by how they ended.">
      {told.length === 0 ? (
        <EmptyState>Nobody has signed in yet today.</EmptyState>
      ) : (
        <Table
          caption="Today's logins"
          captionHidden
          columns={[{ label: "How" }, { label: "Staff", numeric: true }, { label: "Patients", numeric: true }]}
          rows={told}
        />
      )}
    </Section>
  );
}

function written(count: number): string {
  return count.toLocaleString("en-GB");
}
