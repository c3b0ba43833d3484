import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { InvitePage } from "../../../src/invite/invite-page.tsx";

/** `/patients/invite`: one person by a form, many by a file. */
export default function InvitePatientsPage(props: PageProps) {
  return <InvitePage kind="patient" searchParams={props.searchParams} />;
}
