import { RemindersPage, type RemindersPageProps } from "../../../../src/mailings/reminders-page.tsx";

/** `/patients/reminders/<id>`: one reminder to many. */
export default function PatientsRemindersPage(props: RemindersPageProps) {
  return <RemindersPage kind="patient" {...props} />;
}
