import { RunPage, type RunPageProps } from "../../../../src/invite/run/run-page.tsx";

/** `/staff/invite/<run>`: one file of people. */
export default function StaffRunPage(props: RunPageProps) {
  return <RunPage kind="staff" {...props} />;
}
