import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { PeoplePage } from "../../src/people/people-page.tsx";

/** `/patients`: everyone who signs in to the patient portal. */
export default function PatientsPage(props: PageProps) {
  return <PeoplePage kind="patient" searchParams={props.searchParams} />;
}
