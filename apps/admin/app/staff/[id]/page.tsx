import { PersonPage, type PersonPageProps } from "../../../src/person/person-page.tsx";

/** `/staff/<id>`: one staff member. */
export default function StaffMemberPage(props: PersonPageProps) {
  return <PersonPage kind="staff" {...props} />;
}
