import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { RemindPage } from "../../../src/mailings/remind-page.tsx";

/** `/patients/reminders`: everyone of a list, before they are reminded. */
export default function RemindPatientsPage(props: PageProps) {
  return <RemindPage kind="patient" searchParams={props.searchParams} />;
}
