import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { InvitePage } from "../../../src/invite/invite-page.tsx";

/** `/staff/invite`: one person by a form, many by a file. */
export default function InviteStaffPage(props: PageProps) {
  return <InvitePage kind="staff" searchParams={props.searchParams} />;
}
