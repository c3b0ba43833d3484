import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { RemindPage } from "../../../src/mailings/remind-page.tsx";

/** `/staff/reminders`: everyone of a list, before they are reminded. */
export default function RemindStaffPage(props: PageProps) {
  return <RemindPage kind="staff" searchParams={props.searchParams} />;
}
