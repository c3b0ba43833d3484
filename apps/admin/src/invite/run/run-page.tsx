import { type InvitationRun, listRefused, readRun } from "@countersign/accounts";
import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import type { Kind } from "@countersign/db";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { FormAlert } from "@countersign/ui/feedback/form-alert.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { z } from "zod";
import { invitePath } from "../invite-paths.ts";
import { ColumnsSection } from "./columns-section.tsx";
import { RefusedRows } from "./refused-rows.tsx";
import { RunNumbers } from "./run-numbers.tsx";
import { runRefusedSentence, stateLeads } from "./run-sentences.ts";

/** What Next gives the page of one run. */
export type RunPageProps = PageProps & { readonly params: Promise<{ readonly run: string }> };

/** Refused lines shown at once; the file has all. */
const ROWS_PER_PAGE = 100;

const line = z.coerce.number().int().min(0).max(10_000_000).catch(0);

/** `/staff/invite/[run]` and `/patients/invite/[run]`: what a file says, what becomes of it, and who is left out. */
export async function RunPage({ kind, params, searchParams }: RunPageProps & { kind: Kind }) {
  const admin = await requirePerson({ may: "manage_people" });
  const { clinicId } = admin;
  const id = z.uuid().safeParse((await params).run);
  const run = id.success ? await readRun(context(), { clinicId, kind, runId: id.data }) : null;
  const back = <TextLink href={invitePath(kind)}>{kind === "staff" ? "Invite staff" : "Invite patients"}</TextLink>;
  // Not Next's notFound(), which sends an empty page to whoever has no JavaScript.
  if (!run) {
    return (
      <PortalPage title="Nothing found" person={admin}>
        <Heading lead="The address may be mistyped: it belongs to no file here.">Nothing found</Heading>
        <p>{back}</p>
      </PortalPage>
    );
  }
  const search = await searchParams;
  const after = line.parse(textOf(search.after) ?? 0);
  const refusal = runRefusedSentence(textOf(search.refused));
  const rows = await listRefused(context(), { clinicId, runId: run.runId, after, limit: ROWS_PER_PAGE + 1 });
  const title = `Invitations from ${run.fileName}`;
  return (
    <PortalPage title={title} person={admin}>
      {refusal ? <FormAlert focus>{refusal}</FormAlert> : null}
      <div className="flex flex-col gap-3">
        <p className="text-sm">{back}</p>
        <Heading lead={leadOf(run)}>
          <span className="wrap-anywhere">{title}</span>
        </Heading>
      </div>
      <RunNumbers run={run} />
      <ColumnsSection run={run} />
      <RefusedRows
        run={run}
        country={admin.clinic.country}
        rows={rows.slice(0, ROWS_PER_PAGE)}
        after={after}
        more={rows.length > ROWS_PER_PAGE}
      />
      {run.state === "outdated" ? (
        <div>
          <LinkButton href={invitePath(kind)}>Choose the file again</LinkButton>
        </div>
      ) : null}
    </PortalPage>
  );
}

function leadOf(run: InvitationRun): string {
  const nobody = run.state === "checked" && run.waiting === 0;
  return nobody ? "There is nobody in this file to be invited." : stateLeads[run.state];
}
