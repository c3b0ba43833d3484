import { ModalDialog, type ModalDialogProps } from "@countersign/ui/dialog/modal-dialog.tsx";
import { postWasRefused } from "../form/refuse.ts";

/** A dialog that a page's address opens. After a refused post without JavaScript, the wrong field keeps the focus. */
export async function PageDialog(dialog: Omit<ModalDialogProps, "begin">) {
  return <ModalDialog {...dialog} begin={!(await postWasRefused())} />;
}
