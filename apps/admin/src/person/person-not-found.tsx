import type { Kind } from "@countersign/db";
import { PortalPage } from "@countersign/portal/frame/portal-page.tsx";
import type { Person } from "@countersign/twofactor";
import { LinkButton } from "@countersign/ui/action/link-button.tsx";
import { Heading } from "@countersign/ui/page/heading.tsx";
import { listPaths } from "../people/people-paths.ts";

const backWords: Readonly<Record<Kind, string>> = { staff: "All staff", patient: "All patients" };

/** The page of an address that names nobody of this clinic and kind, whoever it may name elsewhere. */
export function PersonNotFound({ admin, kind }: { admin: Person; kind: Kind }) {
  return (
    <PortalPage title="Nobody found" person={admin}>
      <Heading lead="The address may be mistyped: it belongs to nobody here.">Nobody found</Heading>
      <div>
        <LinkButton href={listPaths[kind]}>{backWords[kind]}</LinkButton>
      </div>
    </PortalPage>
  );
}
