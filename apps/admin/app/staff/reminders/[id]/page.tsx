import { RemindersPage, type RemindersPageProps } from "../../../../src/mailings/reminders-page.tsx";

/** `/staff/reminders/<id>`: one reminder to many. */
export default function StaffRemindersPage(props: RemindersPageProps) {
  return <RemindersPage kind="staff" {...props} />;
}
