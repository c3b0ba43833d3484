import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

/**
 * The one `alert` of a form, at its top: what went wrong, in a sentence.
 * `focus` when no field is wrong, so that there is nothing better to focus.
 */
export function FormAlert({ children, focus = false, id }: { children: ReactNode; focus?: boolean; id?: string }) {
  return (
    <div id={id} role="alert" tabIndex={-1} {...(focus ? { autoFocus: true } : {})}>
      <Notice tone="danger">{children}</Notice>
    </div>
  );
}
