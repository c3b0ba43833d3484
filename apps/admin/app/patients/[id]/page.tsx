import { PersonPage, type PersonPageProps } from "../../../src/person/person-page.tsx";

/** `/patients/<id>`: one patient. */
export default function PatientPage(props: PersonPageProps) {
  return <PersonPage kind="patient" {...props} />;
}
