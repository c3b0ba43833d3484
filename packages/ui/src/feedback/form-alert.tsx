import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";

/**
 * The one `alert` of a form, at its top: what went wrong, in a sentence.
 * `focus` when no field is wrong, so that there is nothing better to focus.
 */
export function FormAlert({ children, focus = false }: { children: ReactNode; focus?: boolean }) {
  return (
    <div role="alert" tabIndex={-1} {...(focus ? { autoFocus: true } : {})}>
      <Notice tone="danger">{children}</Notice>
    </div>
  );
}
