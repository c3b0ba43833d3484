import type { PageProps } from "@countersign/portal/frame/page-props.ts";
import { ConfirmPage } from "@countersign/portal/step-up/confirm-page.tsx";
import { confirm } from "./actions.ts";

export default function ConsoleConfirmPage(props: PageProps) {
  return <ConfirmPage {...props} action={confirm} />;
}
