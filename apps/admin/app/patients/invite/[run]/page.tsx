import { RunPage, type RunPageProps } from "../../../../src/invite/run/run-page.tsx";

/** `/patients/invite/<run>`: one file of people. */
export default function PatientsRunPage(props: RunPageProps) {
  return <RunPage kind="patient" {...props} />;
}
