import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { PeoplePage } from "../../src/people/people-page.tsx";

/** `/staff`: everyone who signs in to the staff portal. */
export default function StaffPage(props: PageProps) {
  return <PeoplePage kind="staff" searchParams={props.searchParams} />;
}
