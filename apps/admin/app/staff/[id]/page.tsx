import { PersonPage, type PersonPageProps } from "../../../src/people/person-page.tsx";

/** `/staff/<id>`: one staff member. */
export default function StaffMemberPage(props: PersonPageProps) {
  return <PersonPage kind="staff" {...props} />;
}
