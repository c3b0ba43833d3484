import { context } from "@countersign/auth/context.ts";
import { requirePerson } from "@countersign/auth/guard.ts";
import { type PageProps, textOf } from "@countersign/portal/frame/page-props.ts";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import { isFresh } from "@countersign/twofactor";
import { OpenButton } from "@countersign/ui/action/open-button.tsx";
import { SubmitButton } from "@countersign/ui/action/submit-button.tsx";
import { TextLink } from "@countersign/ui/action/text-link.tsx";
import { Form } from "@countersign/ui/form/form.tsx";
import { FormWithExit } from "@countersign/ui/form/form-with-exit.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { Section } from "@countersign/ui/page/section.tsx";
import { isFiltered, readTrailQuery, trailHref } from "../trail-query.ts";
import { confirmExport } from "./confirm-export.ts";
import { type ExportFormat, formatOf } from "./export-format.ts";

const titles: Readonly<Record<ExportFormat, string>> = { csv: "Download as CSV", jsonl: "Download as JSON Lines" };
const leads: Readonly<Record<ExportFormat, string>> = {
  csv: "For a spreadsheet: one line for each event, with the number of its seal and the hash of its leaf. CSV proves nothing by itself; JSON Lines does.",
  jsonl:
    "For proof and for other systems: events with their seals, signatures and the public key. The verifier checks the file on any computer with Node, without a network.",
};

/** `/audit/export`: what the file will hold, and its download behind a fresh code. */
export async function ExportPage({ searchParams }: PageProps) {
  const person = await requirePerson({ may: "read_trail" });
  const parameters = await searchParams;
  const query = readTrailQuery(parameters);
  const format = formatOf(textOf(parameters.format));
  const fields = Object.entries({ ...query, kind: query.group, group: null, format }).flatMap(([name, value]) =>
    value ? [[name, value] as const] : [],
  );
  const isReady = isFresh(person, context().now());
  return (
    <PortalPage title={titles[format]} person={person}>
      <Heading lead={leads[format]}>{titles[format]}</Heading>
      <Section id="file" title="The file">
        <p>
          {isFiltered(query)
            ? "Holds the events that match your filters. Each is proved by itself; that none is left out is not."
            : "Holds every event of the clinic, so that it also proves that none is missing."}{" "}
          The download is written down in the trail.
        </p>
        {format === "jsonl" ? (
          <p>
            <TextLink href="/audit/verifier">Download the verifier</TextLink>, then run{" "}
            <code className="wrap-anywhere">node verify-export.mjs audit.jsonl</code>.
          </p>
        ) : null}
        <FormWithExit>
          <Form action={isReady ? "/audit/export/file" : confirmExport} layout="inline">
            {fields.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton>{isReady ? "Download" : "Confirm it's you"}</SubmitButton>
          </Form>
          <OpenButton href={trailHref(query)}>Back to the events</OpenButton>
        </FormWithExit>
      </Section>
    </PortalPage>
  );
}
