import type { ReactNode } from "react";
import { DialogContent } from "./dialog-panel.tsx";
import { ModalFrame } from "./modal-frame.tsx";

/** A dialog over the page. */
export interface ModalDialogProps {
  /** Unique on the page. */
  id: string;
  /** Heading and accessible name. */
  title: string;
  lead?: ReactNode;
  /** Where the page is without the dialog: Escape and a press beside it lead there, as its Cancel must. */
  closeHref: string;
  /** The id of the field to begin with; the title where there is more to read than to type. */
  focus?: string | undefined;
  /** Whether a page as sent begins at the dialog's title; false where a wrong field inside takes the focus. */
  begin?: boolean;
  /** Room for two columns. */
  wide?: boolean;
  children: ReactNode;
}

/**
 * A native modal dialog, open because the address says so. Without JavaScript the same markup is part of the page;
 * a way out inside it (a button or link to `closeHref`) is therefore the author's duty.
 */
export function ModalDialog({
  id,
  title,
  lead,
  closeHref,
  focus,
  begin = true,
  wide = false,
  children,
}: ModalDialogProps) {
  return (
    <ModalFrame labelledBy={`${id}-title`} closeHref={closeHref} focus={focus ?? `${id}-title`} wide={wide}>
      <DialogContent id={id} title={title} lead={lead} begin={begin}>
        {children}
      </DialogContent>
    </ModalFrame>
  );
}
